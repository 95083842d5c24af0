# complete.bash SCRIPT: what bash completes for recto, asked as bash asks: the words of a line, divided at '=' too.
source "$1"
complete -p recto >/dev/null || exit 1
cd "$(mktemp -d)" || exit 1
trap 'rm -rf "$PWD"' EXIT
touch 'one page.txt' other.md
status=0

# expect WHAT WORD...: with the cursor behind the last WORD, WHAT are the completions, with blanks between them.
expect() {
    local expected=$1 actual
    shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _recto recto "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    actual=${COMPREPLY[*]}
    [[ $actual == "$expected" ]] && return
    echo "recto ${*:2}: '$actual' instead of '$expected'"
    status=1
}

expect '--dump' recto --du
expect '--no-state' recto --no-mouse --no-s
expect 'text ansi markdown html structure json' recto --dump =
expect 'json' recto --dump = j
expect 'bibtex' recto --reviews = b
expect 'markdown' recto --type m
expect 'markdown' recto --type = m
expect 'sepia' recto --theme se
expect 'one page.txt' recto --config on
expect 'one page.txt' recto on
expect 'one page.txt' recto --dump on
expect 'other.md' recto --raw 'one page.txt' ot
expect '' recto --width ''
expect '' recto --search o
exit $status
