#compdef kzeu
# Completion of kzeu in zsh: the program itself lists the candidates, and zsh quotes what it inserts.
_kzeu() {
    local line
    local -a found before
    before=("${(@Q)words[2,CURRENT-1]}")
    for line in "${(@f)$(kzeu __complete "$before[@]" "${(Q)PREFIX}" 2>/dev/null)}"; do
        [[ -n $line ]] && found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    if (( $#found )); then
        _describe -V kzeu found -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
    else
        _files
    fi
}
if [[ $funcstack[1] == _kzeu ]]; then
    _kzeu "$@"
else
    compdef _kzeu kzeu
fi
