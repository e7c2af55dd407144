# bash completion for tongket. Commands, options and the values they take are read from the program's own help, so that they cannot disagree with it;
# what is known here is only how the arguments that help names (JOB, TEMPLATE, FACT …) are found on disk.

# Where the program looks for templates: as in "tongket --help"'s man page, ENVIRONMENT and FILES.
_tongket_roots() {
	local program bin
	program=$(type -P -- "$1") && program=$(readlink -f -- "$program") || return
	bin=${program%/*}
	printf '%s\n' ${TONGKET_DATA:+"$TONGKET_DATA"} "${bin%/*}/share/tongket" "${bin%/*}" "${bin%/*/*}"
}

# The folder of the template named $2 in the job.yaml $1; $3 is the program.
_tongket_template() {
	local root
	case $2 in
	/*) printf '%s\n' "$2" ;;
	./* | ../*) printf '%s\n' "${1%job.yaml}$2" ;;
	?*) while read -r root; do
		[[ -d $root/templates/$2 ]] && printf '%s\n' "$root/templates/$2" && return
	done < <(_tongket_roots "$3") ;;
	esac
}

# Names of the figures in the facts.sql of job $1's template; $2 is the program.
_tongket_facts() {
	local job=${1/#\~\//$HOME/} key value template=
	[[ -d $job ]] && job=${job%/}/job.yaml
	[[ -r $job ]] || return
	[[ $job == */* ]] || job=./$job
	while read -r key value _; do
		[[ $key == template: ]] && template=${value//[\"\']/}
	done <"$job"
	template=$(_tongket_template "$job" "$template" "$2")
	[[ -r $template/facts.sql ]] && sed -n 's/^-- *name: *\([^ ]*\).*/\1/p' "$template/facts.sql"
}

# Folders with a job in them or up to two levels below, and files named job.yaml; where there is none, all folders.
_tongket_jobs() {
	local folder path found= every=
	while IFS= read -r folder; do
		every+=$folder$'\n'
		path=${folder/#\~\//$HOME/}
		if [[ -e $path/job.yaml ]] || compgen -G "$path/*/job.yaml" >/dev/null || compgen -G "$path/*/*/job.yaml" >/dev/null; then
			found+=$folder$'\n'
		fi
	done < <(compgen -d -- "$1")
	found+=$(compgen -f -X '!*job.yaml' -- "$1")
	[[ $found == *[!$'\n']* ]] || found=$every
	printf '%s' "$found"
}

# Candidates for an argument named as in the program's help: $1 the name, $2 what is typed so far, $3 the program, $4 the job typed before, if any.
_tongket_argument() {
	local root
	case $1 in
	JOB) _tongket_jobs "$2" ;;
	DIR) compgen -d -- "$2" ;;
	CSV) compgen -d -- "$2"; compgen -f -X '!*.[cC][sS][vV]' -- "$2" ;;
	PACKAGE) compgen -d -- "$2"; compgen -f -X '!*.zip' -- "$2" ;;
	TEMPLATE)
		compgen -d -- "$2"
		[[ $2 == */* ]] || _tongket_roots "$3" | while read -r root; do
			for root in "$root"/templates/*/template.yaml; do
				root=${root%/*}
				[[ ${root##*/} == '*' ]] || compgen -W "${root##*/}" -- "$2"
			done
		done
		;;
	FACT) compgen -W "$(_tongket_facts "$4" "$3")" -- "$2" ;;
	CODE) compgen -W "$("$3" codes --lang en 2>/dev/null | sed -n 's/^- \([a-z-]*\):.*/\1/p')" -- "$2" ;;
	N | NAME | *=* | */*) ;;
	*\|*) compgen -W "${1//|/ }" -- "$2" ;;
	*[!a-z]*) compgen -f -- "$2" ;;
	*) compgen -W "$1" -- "$2" ;;
	esac
}

# The values of option $1, one line each for every kind it has, from the help in $2. Fails when it takes none.
_tongket_value_of() {
	local line found=1
	while IFS= read -r line; do
		[[ $line =~ ^\ \ (--[a-z-]+)\ ([^ ]+) && ${BASH_REMATCH[1]} == "$1" ]] && printf '%s\n' "${BASH_REMATCH[2]}" && found=0
	done <<<"$2"
	return $found
}

# The name of the argument at place $1 (from 0) in the usage line $2, "tongket COMMAND ARGUMENT…": the last one again and again where it ends in "…".
_tongket_name_at() {
	local word names=() again=
	for word in ${2#* * }; do
		[[ $word == *…* ]] && again=yes
		word=${word//[][…]/}
		[[ $word == --* ]] || names+=("$word")
	done
	(($1 < ${#names[@]})) && printf '%s\n' "${names[$1]}" && return
	[[ $again ]] && printf '%s\n' "${names[-1]}"
}

_tongket() {
	local program=$1 cur=${COMP_WORDS[COMP_CWORD]} IFS=$' \t\n' help usage kind i word given=() option=
	COMPREPLY=()
	program=${program/#\~\//$HOME/}
	if ((COMP_CWORD == 1)); then
		mapfile -t COMPREPLY < <(compgen -W "--help --version $("$program" --help --lang en 2>/dev/null | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p')" -- "$cur")
		return
	fi
	help=$("$program" "${COMP_WORDS[1]}" --help --lang en 2>/dev/null) || return
	usage=${help%%$'\n'*}
	# What stands before the cursor: arguments, and an option that waits for its value. "--name=value" is three words here.
	for ((i = 2; i < COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if [[ $option ]]; then
			[[ $word == = ]] || option=
		elif [[ $word == --* ]]; then
			_tongket_value_of "$word" "$help" >/dev/null && option=$word
		else
			given+=("$word")
		fi
	done
	[[ $option && $cur == = ]] && cur=
	cur=${cur#[\"\']}
	cur=${cur//\\/}
	if [[ $option ]]; then
		kind=$(_tongket_value_of "$option" "$help")
	elif [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(sed -n 's/^  \(--[a-z-]*\) .*/\1/p' <<<"$help")" -- "$cur")
		return
	else
		kind=$(_tongket_name_at ${#given[@]} "$usage")
	fi
	[[ $kind ]] || return 0
	[[ $kind == *[A-Z]* && $kind != CODE && $kind != FACT ]] && compopt -o filenames 2>/dev/null
	mapfile -t COMPREPLY < <(while IFS= read -r word; do
		_tongket_argument "$word" "$cur" "$program" "${given[0]-}"
	done <<<"$kind" | sort -u)
}

complete -F _tongket tongket
