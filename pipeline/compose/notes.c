/* notes.c: footnotes, as cmark-gfm reads them, and the mistakes that it passes over in silence.
 *
 * cmark moves the notes that are referred to behind everything else, in the order of their first reference, and drops the others; of a reference to nothing it makes
 * text. So each label of the text gets one more definition behind its end: a reference that leads there leads nowhere. Notes that were dropped are found by their lines. */
#include "compose/notes.h"

#include "base/limits.h"
#include "compose/fence.h"
#include "compose/inlines.h"
#include "compose/opaque.h"
#include "text/fold.h"

static const message UNKNOWN_NOTE = {"unknown-note", STATUS_USAGE, {"không có chú thích “[^{1}]”", "there is no note “[^{1}]”"},
    {"Viết nó ở một đoạn riêng: “[^{1}]: lời chú thích”; muốn in dấu ngoặc thì viết “\\[”.",
        "Write it in a paragraph of its own: “[^{1}]: the note”; write “\\[” to print the bracket."}};
static const message UNUSED_NOTE = {"unused-note", STATUS_USAGE,
    {"chú thích “[^{1}]” không được dẫn đến ở đâu", "nothing refers to the note “[^{1}]”"},
    {"Đặt [^{1}] vào chỗ cần chú thích, hoặc xoá chú thích này.", "Put [^{1}] where it belongs, or remove the note."}};
static const message REPEATED_NOTE = {"repeated-note", STATUS_USAGE,
    {"chú thích “[^{1}]” đã viết ở dòng {2}", "the note “[^{1}]” is already written at line {2}"},
    {"Mỗi chú thích có một tên riêng và nằm ngoài phần lặp {{#…}}.",
        "Each note has a name of its own, and stands outside a repeated {{#…}}."}};
static const message EMPTY_NOTE = {"empty-note", STATUS_USAGE, {"chú thích không có lời", "a note without a text"},
    {"Viết lời chú thích sau dấu hai chấm.", "Write its text behind the colon."}};
static const message NOTE_CONTENT = {"note-content", STATUS_USAGE, {"chú thích chỉ gồm các đoạn văn", "a note is made of paragraphs only"},
    {"Đưa danh sách, bảng, tiêu đề ra ngoài chú thích.", "Move lists, tables and headings out of the note."}};
static const message NESTED_NOTE = {"nested-note", STATUS_USAGE,
    {"trong chú thích không dẫn đến chú thích khác được", "a note may not refer to a note"},
    {"Nhập hai chú thích làm một.", "Make one note of both."}};
static const message NOTE_IN_DIRECTIVE = {"note-in-directive", STATUS_USAGE,
    {"chữ trong khối chỉ thị không dẫn đến chú thích “{1}” được", "the text of a directive block cannot refer to the note “{1}”"},
    {"Dùng note: của bảng, hoặc dẫn từ đoạn văn bên cạnh.", "Use the note: of the table, or refer to it from a paragraph beside it."}};

/* “[^label]” in the text. */
typedef struct note_label {
	slice label;
	unsigned line;
	bool defines; /* a colon follows, and the line begins with it */
	bool known;   /* a note, or text after all */
} note_label;

struct notes {
	note_label *labels;
	size_t label_count, label_cap;
	unsigned lines; /* of the text; behind them: two for each label */
	footnote *items;
	const note_label **nothing; /* of each item: the label without a note that it stands for; NULL: it is a note */
	size_t count;
	int64_t numbered;
	bool inside; /* a note's own text is being read */
};

/* ---- labels ---- */

/* The label of a "[^label]" at the start of `text`, or an empty one. */
static slice label_at(slice text)
{
	size_t n = 2;
	if (!slice_starts(text, "[^"))
		return SLICE("");
	while (n < text.len && !strchr("] \t\r\n[", text.ptr[n]))
		n++;
	return n < text.len && text.ptr[n] == ']' ? (slice){text.ptr + 2, n - 2} : SLICE("");
}

/* Whether what stands before offset `at` on its line are marks of lists and quotes only. */
static bool begins_line(slice text, size_t at)
{
	while (at > 0 && text.ptr[at - 1] != '\n')
		if (!strchr(" >-+*.)0123456789", text.ptr[--at]))
			return false;
	return true;
}

static bool is_escaped(slice text, size_t at)
{
	size_t n = 0;
	while (n < at && text.ptr[at - 1 - n] == '\\')
		n++;
	return n % 2 == 1;
}

static bool add_label(composer *c, note_label label)
{
	struct notes *n = c->notes;
	if (n->label_count == n->label_cap) {
		size_t cap = n->label_cap ? n->label_cap * 2 : 16;
		note_label *moved = arena_array(c->passing, cap, sizeof *moved);
		if (!moved)
			return diag_no_memory(c->diag);
		if (n->label_count)
			memcpy(moved, n->labels, n->label_count * sizeof *moved);
		n->labels = moved;
		n->label_cap = cap;
	}
	n->labels[n->label_count++] = label;
	return true;
}

static bool find_labels(composer *c, slice text)
{
	unsigned line = 1;
	for (size_t i = 0; i < text.len; i++) {
		line += text.ptr[i] == '\n';
		slice label = text.ptr[i] == '[' && !is_escaped(text, i) ? label_at((slice){text.ptr + i, text.len - i}) : SLICE("");
		size_t end = i + label.len + 3;
		bool defines = end < text.len && text.ptr[end] == ':' && begins_line(text, i);
		if (label.len && !add_label(c, (note_label){label, line, defines, false}))
			return false;
	}
	c->notes->lines = line;
	return true;
}

slice notes_prepare(composer *c, slice text)
{
	struct notes *n = arena_alloc(c->passing, sizeof *n);
	if (!n)
		return diag_no_memory(c->diag), (slice){NULL, 0};
	c->notes = n;
	if (!find_labels(c, text))
		return (slice){NULL, 0};
	if (n->label_count == 0)
		return text;
	buf out = BUF_INIT(LIMIT_EXPANDED_BYTES);
	buf_put_slice(&out, text);
	buf_put_char(&out, '\n');
	fence open = {0};
	fence_advance(&open, &out);
	for (size_t i = 0; open.mark && i < open.length; i++)
		buf_put_char(&out, open.mark);
	for (size_t i = 0; i < n->label_count; i++) {
		buf_put_string(&out, "\n\n[^");
		buf_put_slice(&out, n->labels[i].label);
		buf_put_string(&out, "]: .");
	}
	buf_put_string(&out, "\n");
	slice all = out.failed ? (slice){NULL, 0} : arena_copy(c->passing, buf_slice(&out));
	buf_free(&out);
	if (!all.ptr)
		diag_no_memory(c->diag);
	return all;
}

/* ---- notes ---- */

static bool read_note(composer *c, cmark_node *definition, footnote *out)
{
	size_t count = 0;
	for (cmark_node *n = cmark_node_first_child(definition); n; n = cmark_node_next(n))
		count++;
	inlines *paragraphs = arena_array(c->memory, count + 1, sizeof *paragraphs);
	if (!paragraphs)
		return diag_no_memory(c->diag);
	if (count == 0)
		return diag_report(c->diag, &EMPTY_NOTE, out->where, "");
	bool good = true;
	for (cmark_node *n = cmark_node_first_child(definition); n; n = cmark_node_next(n)) {
		inlines *made = &paragraphs[out->count];
		if (cmark_node_get_type(n) != CMARK_NODE_PARAGRAPH)
			good = diag_report(c->diag, &NOTE_CONTENT, composer_place(c, (unsigned)cmark_node_get_start_line(n), 1), "");
		else if (!inlines_of(c, n, NULL, made))
			good = false;
		else
			out->count += made->count > 0; /* a paragraph whose values are all empty says nothing */
	}
	out->paragraphs = paragraphs;
	return good;
}

/* The first label that a note on `line` may have. */
static size_t label_on(const struct notes *n, unsigned line)
{
	size_t low = 0, high = n->label_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (n->labels[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The labels on the lines of a block that is left are a note's, or text. */
static void know_lines(struct notes *n, unsigned first, unsigned last)
{
	for (size_t i = label_on(n, first); i < n->label_count && n->labels[i].line <= last; i++)
		n->labels[i].known = true;
}

static bool is_leaf(cmark_node_type type)
{
	return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK;
}

static void know_blocks(struct notes *n, cmark_node *root)
{
	cmark_iter *iterator = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iterator);
		if (event == CMARK_EVENT_ENTER && is_leaf(cmark_node_get_type(node)))
			know_lines(n, (unsigned)cmark_node_get_start_line(node), (unsigned)cmark_node_get_end_line(node));
	}
	cmark_iter_free(iterator);
}

/* Whether the template refers to the note in a section that was not rendered this time. */
static bool is_in_source(slice source, slice label)
{
	for (size_t i = 0; i < source.len; i++) {
		slice found = source.ptr[i] == '[' ? label_at((slice){source.ptr + i, source.len - i}) : SLICE("");
		size_t end = i + found.len + 3;
		if (found.len && text_equal_case(found, label) && !(end < source.len && source.ptr[end] == ':' && begins_line(source, i)))
			return true;
	}
	return false;
}

static bool report_dropped(composer *c)
{
	struct notes *n = c->notes;
	bool good = true;
	for (size_t i = 0; i < n->label_count; i++) {
		const note_label *l = &n->labels[i];
		if (!l->defines || l->known)
			continue;
		size_t first = 0;
		while (first < i && !(n->labels[first].defines && text_equal_case(n->labels[first].label, l->label)))
			first++;
		slice label = opaque_restore(c->memory, l->label);
		const char *shown = label.ptr ? composer_string(c, label) : "?";
		place where = composer_place(c, l->line, 1);
		if (first < i) {
			const char *line = arena_printf(c->memory, "%u", composer_place(c, n->labels[first].line, 1).line);
			good = diag_report(c->diag, &REPEATED_NOTE, where, shown, line ? line : "?");
		} else if (!is_in_source(c->source, l->label)) {
			good = diag_report(c->diag, &UNUSED_NOTE, where, shown);
		}
	}
	return good;
}

bool notes_collect(composer *c, cmark_node *root)
{
	struct notes *n = c->notes;
	size_t count = 0;
	if (n->label_count == 0)
		return true;
	for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node))
		count += cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
	n->items = arena_array(c->memory, count + 1, sizeof *n->items);
	n->nothing = arena_array(c->passing, count + 1, sizeof *n->nothing);
	if (!n->items || !n->nothing)
		return diag_no_memory(c->diag);
	bool good = true;
	know_blocks(n, root);
	n->inside = true;
	for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
		if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION)
			continue;
		unsigned line = (unsigned)cmark_node_get_start_line(node);
		size_t i = n->count++;
		if (line > n->lines) {
			size_t label = (line - n->lines - 3) / 2;
			n->nothing[i] = &n->labels[label < n->label_count ? label : n->label_count - 1];
			continue;
		}
		know_lines(n, line, line);
		n->items[i].where = composer_place(c, line, 1);
		good &= read_note(c, node, &n->items[i]);
	}
	n->inside = false;
	return report_dropped(c) && good;
}

bool notes_find(composer *c, cmark_node *reference, place where, footnote **out)
{
	struct notes *n = c->notes;
	const char *number = cmark_node_get_literal(reference);
	size_t i = number ? strtoul(number, NULL, 10) - 1 : SIZE_MAX; /* cmark counts them in the order of the definitions that are left */
	*out = NULL;
	if (n->inside)
		return diag_report(c->diag, &NESTED_NOTE, where, "");
	if (i >= n->count)
		return diag_no_memory(c->diag);
	if (n->nothing[i]) {
		slice label = opaque_restore(c->memory, n->nothing[i]->label);
		return diag_report(c->diag, &UNKNOWN_NOTE, where, label.ptr ? composer_string(c, label) : "?");
	}
	*out = n->items[i].count ? &n->items[i] : NULL;
	return true;
}

void notes_number(composer *c, footnote *note)
{
	if (!note->number)
		note->number = ++c->notes->numbered;
}

bool notes_refuse(composer *c, slice text, place where)
{
	for (size_t i = 0; i < text.len; i++) {
		slice label = text.ptr[i] == '[' ? label_at((slice){text.ptr + i, text.len - i}) : SLICE("");
		if (!label.len)
			continue;
		slice whole = opaque_restore(c->memory, (slice){text.ptr + i, label.len + 3});
		return diag_report(c->diag, &NOTE_IN_DIRECTIVE, where, whole.ptr ? composer_string(c, whole) : "?");
	}
	return true;
}
