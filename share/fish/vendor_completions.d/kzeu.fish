# Completion of kzeu in fish: the program itself lists the candidates.
function __kzeu_candidates
    set -l before (commandline -opc)
    kzeu __complete $before[2..] (commandline -ct) 2>/dev/null; or true
end
complete --command kzeu --no-files --arguments '(__kzeu_candidates)'
complete --command kzeu --condition 'not count (__kzeu_candidates) >/dev/null' --force-files
