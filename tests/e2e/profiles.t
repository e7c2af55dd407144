#!/bin/sh
# One job in every profile, differing only by its `profile:` line.
. tests/e2e/lib.sh

for profile in templates/profiles/*.yaml; do
	name=$(basename "$profile" .yaml)
	[ "$name" = common ] && continue # what the others extend
	fresh_job "$name"
	sed -i "s/^profile:.*/profile: $name/" "$job/job.yaml"
	runs 0 run --quiet "$job"
	ok "$name: qpdf finds nothing wrong" qpdf --check "$job/out/report.pdf"
done
fresh_job a
runs 0 run --quiet "$job"
ok "the page format does not change the figures" cmp "$job/out/facts.json" "$work/nd30-2020/out/facts.json"

done_testing
