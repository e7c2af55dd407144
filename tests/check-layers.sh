#!/bin/sh
# check-layers.sh "FOLDER:USES"...: fail on an #include of pipeline/ that goes against the table of what a folder may include.
set -u
bad=0
for rule; do
	folder=${rule%%:*}
	allowed=" $folder ${rule#*:} "
	# layout sets compose's document tree, and only that
	[ "$folder" = layout ] && allowed="$allowed compose/document.h "
	for line in $(grep -Hno '^#include "[^"]*"' "pipeline/$folder/"*.[ch] 2>/dev/null | sed 's/#include "//; s/"$//'); do
		target=${line##*:}
		case $allowed in
		*" ${target%%/*} "* | *" $target "*) ;;
		*)
			echo "$line: $folder/ may not include $target"
			bad=1
			;;
		esac
	done
done
[ $bad = 0 ] && echo "layers: clean"
exit $bad
