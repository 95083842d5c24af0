# complete.fish SCRIPT: what fish completes for recto.
source $argv[1]
set -g failed 0

function expect
    set -l actual (complete -C $argv[2] | string split -f 1 \t | string join ' ')
    if test "$actual" != "$argv[1]"
        echo "$argv[2]: '$actual' instead of '$argv[1]'"
        set -g failed 1
    end
end

expect '--dump --dump=' 'recto --du'
expect '--dump=json' 'recto --dump=j'
expect markdown 'recto --type m'
exit $failed
