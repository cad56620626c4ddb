"""Tables that people have (CSV, TSV, SDMX-CSV, Eurostat, World Bank, ECB) as series of a dataset."""
