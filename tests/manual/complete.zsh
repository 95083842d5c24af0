# complete.zsh FOLDER: zsh reads the script as it is written, and as a function that is loaded when completion starts.
zsh -n $1/_recto || exit 1
fpath=($1 $fpath)
autoload -Uz compinit && compinit -D
[[ $_comps[recto] == _recto ]] || { echo 'zsh does not complete recto'; exit 1 }
autoload +X -Uz _recto
