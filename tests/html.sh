#!/bin/sh
# html.sh TONGKET: validation.html of examples/returned in headless Chromium, as a file without a network: the page without a filter, each filter,
# a link that carries one, narrow and wide windows, thousands of errors, and the page printed. Nothing is done where Chromium is not installed.
set -eu
tongket=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ]; then
	echo "Chromium is not installed: validation.html is not tried in a browser"
	exit 0
fi
"$tongket" validate --out "$work" examples/returned >/dev/null || test $? -eq 1

# dom QUERY: the page's elements after its script has run
dom() {
	"$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --dump-dom "file://$work/validation.html$1" 2>/dev/null
}

bad=0
# holds NAME QUERY EXPRESSION: of the page (p) after the script
holds() {
	dom "$2" >"$work/dom"
	if python3 - "$work/dom" "$work/validation.json" "$3" <<'PY'; then
import html.parser, json, sys


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.shown, self.hidden, self.text, self.form = [], [], [], "", None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag not in ("meta", "br", "link", "input"):
            self.open.append((tag, "hidden" in a))
        if tag == "li" and "data-code" in a and a["data-severity"] != "note":
            issue = (a["data-severity"], a["data-code"], a["data-org"])
            (self.hidden if any(h for _, h in self.open) else self.shown).append(issue)
        if tag == "form":
            self.form = "hidden" not in a

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.open and self.open[-1][0] == "output":
            self.text += data


p = Page(open(sys.argv[1], encoding="utf-8").read())
total = sum(e["severity"] != "note" for e in json.load(open(sys.argv[2], encoding="utf-8"))["errors"])
assert eval(sys.argv[3]), (len(p.shown), len(p.hidden), p.text, p.form)
PY
		echo "ok - $1"
	else
		echo "not ok - $1"
		bad=1
	fi
}

holds "the whole page" "" 'len(p.shown) == total and not p.hidden and p.form and p.text.count(str(total)) == 2'
holds "by kind" "#code=constraint-error" '{c for _, c, _ in p.shown} == {"constraint-error"} and len(p.shown) + len(p.hidden) == total'
holds "by organisation" "#org=TC03" '{o for _, _, o in p.shown} == {"TC03"} and "TC03" not in {o for _, _, o in p.hidden}'
holds "the office's tables" "#org=" '{o for _, _, o in p.shown} == {""}'
holds "by severity" "#severity=warning" '{s for s, _, _ in p.shown} == {"warning"} and len(p.shown) == 5'
holds "all together" "#code=type-error&org=TC03&severity=error" 'p.shown == [("error", "type-error", "TC03")]'
holds "a place on the page is no filter" "#f-TC03-xep_5Floai" 'len(p.shown) == total'
# said NAME CONDITION: a line of the test's own
said() {
	if eval "$2"; then
		echo "ok - $1"
	else
		echo "not ok - $1"
		bad=1
	fi
}

# measured PAGE WIDTH: what the copy of a page with a script of ours behind it says of itself, in a window that wide: whether it scrolls sideways, how long
# it took until then in milliseconds, how many requests it made, whether headers of tables say what they head, whether the wide parts can be scrolled
measured() {
	sed 's|</body>|<script>window.addEventListener("load",function(){var d=document,e=d.body,t=[].slice.call(d.querySelectorAll("table"));'\
'e.style.width="'"$2"'px";d.title="said "+(e.scrollWidth>e.clientWidth)+" "+Math.round(performance.now())+" "+performance.getEntriesByType("resource").length+" "+'\
't.every(function(x){return [].slice.call(x.querySelectorAll("th")).every(function(h){return h.scope;})\&\&x.closest(".scroll,details");})});</script></body>|' "$1" >"$work/measured.html"
	"$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --window-size="$2,900" --dump-dom "file://$work/measured.html" 2>/dev/null |
		sed -n 's|.*<title>said \([^<]*\)</title>.*|\1|p'
}

for width in 360 1200; do
	read -r sideways time requests tables <<EOF
$(measured "$work/validation.html" $width)
EOF
	said "$width px wide: nothing beside the page" 'test "$sideways" = false'
	said "$width px wide: no request" 'test "$requests" = 0'
	said "$width px wide: every table scrolls by itself, every header has its scope" 'test "$tables" = true'
done
said "without JavaScript the filters do not show" 'grep -q "<form id=\"filters\"[^>]* hidden" "$work/validation.html"'
said "nothing is named that is elsewhere" '! sed "s|example\.org||g" "$work/validation.html" | grep -qE "(src|href)=\"?(https?:|//)|@import|url\("'

# The states of the coverage matrix, each with a mark that needs no colour.
for state in clean errors unreadable missing absent; do
	said "the matrix shows: $state" "grep -qE '<td[^>]*class=\"?$state' '$work/validation.html'"
done

# Five thousand errors: the page is soon there.
mkdir "$work/many"
cp -r examples/returned/. "$work/many/"
rm -rf "$work/many/out"
for n in 1 2 3 4 5 6; do
	{ head -1 "$work/many/submissions/TC0$n/khen_thuong.csv" && seq 1 900 | sed "s/.*/TC0$n,XA,XX,20&,b,c,d,e/"; } >"$work/many/submissions/TC0$n/ky_luat.csv"
done
"$tongket" validate --out "$work" "$work/many" >/dev/null || test $? -eq 1
read -r sideways time requests tables <<EOF
$(measured "$work/validation.html" 1200)
EOF
said "5 000 errors: shown in $time ms" 'test "${time:-9999}" -lt 5000'
"$tongket" validate --out "$work" examples/returned >/dev/null || test $? -eq 1

"$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --no-pdf-header-footer --print-to-pdf="$work/page.pdf" \
	"file://$work/validation.html" 2>/dev/null
if pdftotext "$work/page.pdf" - | grep -q 'Bỏ lọc' || ! pdftotext "$work/page.pdf" - | grep -q 'hai mươi'; then
	echo "not ok - printed without the filters"
	bad=1
else
	echo "ok - printed without the filters"
fi
exit $bad
