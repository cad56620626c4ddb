# Completion of kzeu in fish: the program itself lists the candidates, and fish quotes what it inserts.
function __kzeu_candidates
    set -l before (string escape -- (commandline -opc)[2..])
    kzeu __complete-quoted $before (commandline -ct | string collect --allow-empty) 2>/dev/null; or true
end
complete --command kzeu --no-files --arguments '(__kzeu_candidates)'
complete --command kzeu --condition 'not count (__kzeu_candidates) >/dev/null' --force-files
