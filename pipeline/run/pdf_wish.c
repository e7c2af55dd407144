/* pdf_wish.c: the job's key "pdf" by a table of keys. What to attach is a list of words; a word that the flavour makes useless is a mistake. */
#include "run/pdf_wish.h"

static const message UNKNOWN_WORD = {"unknown-attachment", STATUS_USAGE, {"“attach”: không biết “{1}”", "“attach”: “{1}” is not known"},
    {"Các từ dùng được: {2}.", "The words are: {2}."}};
static const message NO_ROOM = {"attachments-not-allowed", STATUS_USAGE,
    {"PDF/A-{1} không cho đính kèm tệp", "PDF/A-{1} takes no attachments"},
    {"Ghi “flavour: 3a”, hoặc bỏ “attach”.", "Write “flavour: 3a”, or take “attach” away."}};
static const message NOT_ALONE = {"personal-alone", STATUS_USAGE,
    {"“personal” chỉ đi cùng “submissions”", "“personal” goes with “submissions” only"},
    {"Bỏ “personal”, hoặc thêm “submissions”.", "Take “personal” away, or add “submissions”."}};

typedef struct raw_wish {
	int flavour;
	yaml_texts attach;
} raw_wish;

static const yaml_key WISH_KEYS[] = {
    {"flavour", YAML_KEY_CHOICE, false, offsetof(raw_wish, flavour), 0, 0, PDF_FLAVOUR_NAMES, "PDF/A-2a, 3a, 2u or 1b"},
    {"attach", YAML_KEY_TEXTS, false, offsetof(raw_wish, attach), 0, 0, NULL, "facts, submissions, personal"},
};

/* The word number i: of a list, or of one that was written without brackets. */
static place word_place(const yaml_node *attach, size_t i)
{
	return attach->kind == YAML_SEQUENCE ? attach->values[i]->where : attach->where;
}

static bool read_words(const yaml_node *attach, yaml_texts words, pdf_wish *out, diag *d)
{
	const struct {
		const char *word;
		bool *member;
	} known[] = {{"facts", &out->facts}, {"submissions", &out->submissions}, {"personal", &out->personal}};
	bool good = true;
	out->facts = false;
	for (size_t i = 0; i < words.count; i++) {
		size_t k = 0;
		while (k < COUNT_OF(known) && !slice_is(words.items[i], known[k].word))
			k++;
		if (k == COUNT_OF(known)) {
			good = diag_report(d, &UNKNOWN_WORD, word_place(attach, i), words.items[i].ptr, "facts, submissions, personal");
			continue;
		}
		*known[k].member = true;
		if (known[k].member == &out->submissions)
			out->where = word_place(attach, i);
	}
	if (good && out->personal && !out->submissions)
		return diag_report(d, &NOT_ALONE, attach->where, "");
	return good;
}

bool pdf_wish_read(arena *a, const yaml_node *n, pdf_wish *out, diag *d)
{
	raw_wish raw = {0};
	*out = (pdf_wish){.facts = true};
	if (!n)
		return true;
	if (!yaml_bind(n, "pdf", WISH_KEYS, COUNT_OF(WISH_KEYS), &raw, a, d))
		return false;
	out->flavour = (pdf_flavour)raw.flavour;
	const yaml_node *attach = yaml_get(n, "attach");
	if (!attach)
		return true;
	if (!flavour_get(out->flavour)->attachments)
		return diag_report(d, &NO_ROOM, attach->where, PDF_FLAVOUR_NAMES[out->flavour]);
	return read_words(attach, raw.attach, out, d);
}

bool pdf_wish_take(pdf_wish *w, const char *flavour)
{
	for (int i = 0; PDF_FLAVOUR_NAMES[i]; i++)
		if (strcmp(PDF_FLAVOUR_NAMES[i], flavour) == 0) {
			w->flavour = (pdf_flavour)i;
			return true;
		}
	return false;
}
