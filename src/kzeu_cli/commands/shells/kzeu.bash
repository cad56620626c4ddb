# Completion of kzeu in bash: the program itself lists the candidates.
_kzeu() {
    local line current=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    while IFS=$'\t' read -r line _; do
        # Within quotes that are already open bash inserts the word as it is; elsewhere it must be quoted.
        [[ $current == [\'\"]* ]] || printf -v line %q "$line"
        COMPREPLY+=("$line")
    done < <(kzeu __complete-quoted "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _kzeu kzeu
