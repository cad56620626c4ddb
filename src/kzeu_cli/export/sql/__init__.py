"""The dataset as tables of a database: what `kzeu data sql` asks and `kzeu data export` writes."""
