/* yaml.c: libfyaml's events built into a tree of marked nodes.
 *
 * A frame a level collects the entries of the collection that is open; what tongket does not accept (merge keys, repeated keys, tags, several
 * documents, aliases to themselves, files that unfold without end) is refused where it stands. An alias shares the node it names; the number of
 * nodes is counted with aliases unfolded, so that a "billion laughs" file stops at LIMIT_YAML_NODES. */
#include "base/yaml.h"

#include <libfyaml.h>
#include <stdlib.h>

#include "base/limits.h"

static const message BAD_YAML = {"yaml-syntax", STATUS_USAGE, {"YAML không đọc được: {1}", "not readable as YAML: {1}"},
    {"Kiểm tra thụt lề, dấu hai chấm và dấu nháy ở dòng này.", "Check indentation, colons and quotes of this line."}};
static const message TABS = {"yaml-syntax", STATUS_USAGE, {"thụt lề bằng phím Tab", "a tab is used for indentation"},
    {"Thụt lề bằng dấu cách.", "Indent with spaces."}};
static const message SECOND_COLON = {"yaml-syntax", STATUS_USAGE, {"có dấu hai chấm thứ hai trong một dòng", "a second colon on one line"},
    {"Đặt giá trị có “: ” vào trong dấu nháy.", "Put a value that holds “: ” into quotes."}};
static const message OPEN_QUOTE = {"yaml-syntax", STATUS_USAGE,
    {"dấu nháy mở ở đây không được đóng lại", "the quote opened here is never closed"},
    {"Thêm dấu nháy ở cuối giá trị.", "Add a quote at the end of the value."}};
static const message BAD_ESCAPE = {"yaml-syntax", STATUS_USAGE,
    {"dấu “\\” trong nháy kép không đi với ký tự này", "“\\” before this character has no meaning in double quotes"},
    {"Đặt giá trị trong dấu nháy đơn.", "Put the value into single quotes."}};
static const message NO_COMMA = {"yaml-syntax", STATUS_USAGE,
    {"thiếu dấu phẩy giữa hai mục trong ngoặc", "a comma is missing between two entries in brackets"},
    {"Thêm dấu phẩy; đặt giá trị có dấu ngoặc, “#” hay “: ” vào trong dấu nháy.",
        "Add it; put a value that holds brackets, “#” or “: ” into quotes."}};
static const message NO_COLON = {"yaml-syntax", STATUS_USAGE, {"thiếu dấu hai chấm sau khoá", "a colon is missing behind a key"},
    {"Viết “khoá: giá trị”.", "Write “key: value”."}};
static const message INDENTATION = {"yaml-syntax", STATUS_USAGE,
    {"thụt lề không khớp với các dòng trên", "the indentation does not match the lines above"},
    {"Các khoá của một nhóm, và các dấu “-” của một danh sách, phải thẳng cột.",
        "Keys of one mapping, and the “-” of one list, must stand in one column."}};

/* What libfyaml says, in the words of someone who writes a template. The first part that is found decides. */
static const struct {
	const char *part;
	const message *meant;
} SYNTAX[] = {
    {"tab", &TABS},
    {"nested block mapping on the same line", &SECOND_COLON},
    {"without closing quote", &OPEN_QUOTE},
    {"invalid escape", &BAD_ESCAPE},
    {"missing comma", &NO_COMMA},
    {"expected ':'", &NO_COLON},
    {"value after mapping", &NO_COLON},
    {"expected '-' indicator", &INDENTATION},
    {"end of block sequence", &INDENTATION},
    {"inden", &INDENTATION},
};

static const message REPEATED_KEY = {
    "repeated-key", STATUS_USAGE, {"khoá “{1}” ghi hai lần", "the key “{1}” is written twice"}, {"Giữ một, xoá một.", "Keep one of them."}};
static const message MERGE_KEY = {"merge-key", STATUS_USAGE, {"khoá gộp “<<” không dùng được", "the merge key “<<” is not accepted"},
    {"Ghi đủ các khoá ở đây.", "Write the keys out here."}};
static const message BAD_KEY = {"bad-key", STATUS_USAGE,
    {"khoá phải là một từ, không phải danh sách hay nhóm", "a key must be a word, not a list or mapping"},
    {"Viết “khoá: giá trị”; giá trị có dấu { hoặc [ ở đầu thì đặt trong ngoặc kép.",
        "Write “key: value”; put a value that begins with { or [ between quotation marks."}};
static const message UNKNOWN_ANCHOR = {"unknown-anchor", STATUS_USAGE,
    {"bí danh “*{1}” không chỉ tới đâu", "the alias “*{1}” refers to nothing before it"},
    {"Đặt “&{1}” trước giá trị muốn dùng lại; chữ bắt đầu bằng * thì đặt trong ngoặc kép.",
        "Put “&{1}” before the value meant; put a text that begins with * between quotation marks."}};
static const message ALIAS_LOOP = {"alias-loop", STATUS_USAGE,
    {"bí danh “*{1}” nằm bên trong chính thứ nó chỉ tới", "the alias “*{1}” stands inside of what it refers to"},
    {"Ghi nội dung ra ở đây.", "Write the content out here."}};
static const message TAGGED = {"yaml-tag", STATUS_USAGE, {"nhãn kiểu “!” của YAML không dùng được", "YAML tags (“!”) are not accepted"},
    {"Bỏ nhãn; chữ bắt đầu bằng ! thì đặt trong ngoặc kép.", "Remove the tag; put a text that begins with ! between quotation marks."}};
static const message SECOND_DOCUMENT = {"second-document", STATUS_USAGE,
    {"tệp có hơn một tài liệu YAML (“---”)", "the file holds more than one YAML document (“---”)"},
    {"Bỏ dòng “---” và phần sau nó, hoặc tách thành tệp khác.",
        "Remove the line “---” and what follows, or make a file of its own of it."}};
static const message TOO_DEEP = {"yaml-depth", STATUS_USAGE, {"YAML lồng nhau quá {1} tầng", "YAML nested deeper than {1} levels"},
    {"Kiểm tra các dấu ngoặc và khoảng thụt đầu dòng.", "Check brackets and indentation."}};
static const message TOO_MANY = {"yaml-size", STATUS_USAGE, {"YAML có quá {1} giá trị", "YAML of more than {1} values"},
    {"Bớt bí danh (“*”) lặp lại.", "Use fewer aliases (“*”)."}};

static const message TOO_MANY_ANCHORS = {"yaml-anchors", STATUS_USAGE, {"YAML có quá {1} neo (“&”)", "YAML of more than {1} anchors (“&”)"},
    {"Ghi nội dung ra thay cho neo và bí danh.", "Write contents out in place of anchors and aliases."}};

/* Keys of a mapping that are compared with each other as they come; of more, all at its end. */
#define KEYS_AT_ONCE 64

typedef struct entry {
	const yaml_node *key, *value;
	struct entry *next;
} entry;

/* A collection that is open. */
typedef struct frame {
	yaml_kind kind;
	place where;
	size_t count;
	entry *first, *last;
	const yaml_node *pending_key;
	size_t unfolded; /* nodes in it, aliases unfolded */
	const char *anchor;
} frame;

typedef struct anchor {
	const char *name;
	const yaml_node *node;
	size_t unfolded;
	struct anchor *next;
} anchor;

typedef struct builder {
	arena *memory;
	diag *diag;
	const char *file;
	unsigned first_line;
	slice text;
	const place *lines; /* by line of the text; NULL: they follow first_line of the file */
	size_t line_count;
	frame frames[LIMIT_YAML_DEPTH];
	size_t depth, total;
	size_t anchor_count;
	anchor *anchors;
	const yaml_node *root;
	bool have_document;
} builder;

static place line_place(const builder *b, size_t line, unsigned column)
{
	if (!b->lines)
		return place_at(b->file, b->first_line + (unsigned)line, column);
	const place *at = &b->lines[line < b->line_count ? line : b->line_count - 1];
	return place_at(at->file, at->line, column);
}

static place place_of(const builder *b, const struct fy_mark *mark)
{
	return mark ? line_place(b, (size_t)mark->line, (unsigned)mark->column + 1) : line_place(b, 0, 1);
}

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Line breaks inside quotes, at raw[at], folded (YAML 1.2 §6.5): blanks around them go, one is a space, of more the first goes. Returns where reading goes on. */
static size_t fold_breaks(slice raw, size_t at, char *out, size_t *count)
{
	size_t breaks = 0;
	while (*count && is_blank(out[*count - 1]))
		(*count)--;
	for (; at < raw.len && (is_break(raw.ptr[at]) || is_blank(raw.ptr[at])); at++)
		breaks += is_break(raw.ptr[at]) && !(raw.ptr[at] == '\n' && raw.ptr[at - 1] == '\r' && breaks);
	if (breaks == 1)
		out[(*count)++] = ' ';
	for (size_t i = 1; i < breaks; i++)
		out[(*count)++] = '\n';
	return at;
}

/* A scalar in single quotes, read from the file: of one with more than a few quotes inside libfyaml 0.7.12 loses the end, and memory. {NULL, 0}: out of memory. */
static slice quoted_text(builder *b, struct fy_token *token)
{
	size_t start = fy_token_start_mark(token)->input_pos, end = fy_token_end_mark(token)->input_pos, count = 0;
	slice raw = {b->text.ptr + start, end - start};
	char *out = arena_alloc(b->memory, raw.len + 1);
	for (size_t i = 0; out && i < raw.len;) {
		if (is_break(raw.ptr[i])) {
			i = fold_breaks(raw, i, out, &count);
			continue;
		}
		out[count++] = raw.ptr[i];
		i += raw.ptr[i] == '\'' ? 2 : 1;
	}
	return (slice){out, count};
}

static slice token_text(builder *b, struct fy_token *token)
{
	size_t n = 0;
	if (token && fy_token_scalar_style(token) == FYSS_SINGLE_QUOTED)
		return quoted_text(b, token);
	const char *text = token ? fy_token_get_text(token, &n) : NULL;
	return arena_copy(b->memory, (slice){text ? text : "", text ? n : 0});
}

static bool remember(builder *b, const char *name, const yaml_node *node, size_t unfolded)
{
	if (++b->anchor_count > LIMIT_YAML_ANCHORS)
		return diag_report(b->diag, &TOO_MANY_ANCHORS, node->where, "1000");
	anchor *a = arena_alloc(b->memory, sizeof *a);
	if (!a)
		return diag_no_memory(b->diag);
	*a = (anchor){name, node, unfolded, b->anchors};
	b->anchors = a;
	return true;
}

static bool check_key(builder *b, const frame *f, const yaml_node *key)
{
	if (key->kind != YAML_SCALAR)
		return diag_report(b->diag, &BAD_KEY, key->where, "");
	if (key->plain && slice_is(key->text, "<<"))
		return diag_report(b->diag, &MERGE_KEY, key->where, "");
	for (const entry *e = f->first; e && f->count < KEYS_AT_ONCE; e = e->next)
		if (slice_equal(e->key->text, key->text))
			return diag_report(b->diag, &REPEATED_KEY, key->where, key->text.ptr);
	return true;
}

/* Put a finished node where it belongs: under the pending key, behind the last entry, or at the root. */
static bool attach(builder *b, const yaml_node *node, size_t unfolded)
{
	b->total += unfolded;
	if (b->total > LIMIT_YAML_NODES)
		return diag_report(b->diag, &TOO_MANY, node->where, "200000");
	if (b->depth == 0) {
		b->root = node;
		return true;
	}
	frame *f = &b->frames[b->depth - 1];
	f->unfolded += unfolded;
	if (f->kind == YAML_MAPPING && !f->pending_key) {
		f->pending_key = node;
		return check_key(b, f, node);
	}
	entry *e = arena_alloc(b->memory, sizeof *e);
	if (!e)
		return diag_no_memory(b->diag);
	*e = (entry){f->pending_key, node, NULL};
	if (f->last)
		f->last->next = e;
	else
		f->first = e;
	f->last = e;
	f->pending_key = NULL;
	f->count++;
	return true;
}

static bool add_scalar(builder *b, struct fy_event *event)
{
	yaml_node *n = arena_alloc(b->memory, sizeof *n);
	slice text = token_text(b, event->scalar.value);
	if (!n || !text.ptr)
		return diag_no_memory(b->diag);
	enum fy_scalar_style style = fy_token_scalar_style(event->scalar.value);
	*n = (yaml_node){.kind = YAML_SCALAR, .plain = style == FYSS_PLAIN, .text = text, .where = place_of(b, fy_event_start_mark(event))};
	const yaml_node *key = b->depth ? b->frames[b->depth - 1].pending_key : NULL;
	if (n->plain && text.len == 0 && key)
		n->where = key->where; /* a value left out stands nowhere */
	bool quoted = style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
	if (quoted && n->where.column > 1)
		n->where.column--; /* libfyaml marks the first character inside the quotes */
	if (event->scalar.tag)
		return diag_report(b->diag, &TAGGED, n->where, "");
	if (event->scalar.anchor && !remember(b, token_text(b, event->scalar.anchor).ptr, n, 1))
		return false;
	return attach(b, n, 1);
}

static bool add_alias(builder *b, struct fy_event *event)
{
	const char *name = token_text(b, event->alias.anchor).ptr;
	place where = place_of(b, fy_event_start_mark(event));
	where.column -= where.column > 1; /* libfyaml marks the name behind the `*` */
	if (!name)
		return diag_no_memory(b->diag);
	for (const anchor *a = b->anchors; a; a = a->next)
		if (a->name && strcmp(a->name, name) == 0)
			return attach(b, a->node, a->unfolded);
	for (size_t i = 0; i < b->depth; i++)
		if (b->frames[i].anchor && strcmp(b->frames[i].anchor, name) == 0)
			return diag_report(b->diag, &ALIAS_LOOP, where, name);
	return diag_report(b->diag, &UNKNOWN_ANCHOR, where, name);
}

static bool open_collection(builder *b, struct fy_event *event, yaml_kind kind, struct fy_token *anchor_token, struct fy_token *tag)
{
	place where = place_of(b, fy_event_start_mark(event));
	if (tag)
		return diag_report(b->diag, &TAGGED, where, "");
	if (b->depth == LIMIT_YAML_DEPTH)
		return diag_report(b->diag, &TOO_DEEP, where, "64");
	b->frames[b->depth++] = (frame){.kind = kind, .where = where, .anchor = anchor_token ? token_text(b, anchor_token).ptr : NULL};
	return true;
}

/* By text, then by place. */
static int compare_keys(const void *a, const void *b)
{
	const yaml_node *x = *(const yaml_node *const *)a, *y = *(const yaml_node *const *)b;
	int order = slice_compare(x->text, y->text);
	if (order == 0)
		order = (x->where.line > y->where.line) - (x->where.line < y->where.line);
	return order ? order : (x->where.column > y->where.column) - (x->where.column < y->where.column);
}

/* Whether the keys of a large mapping, all of them now, differ. */
static bool check_keys(builder *b, const yaml_node *const *keys, size_t count)
{
	if (count <= KEYS_AT_ONCE)
		return true;
	const yaml_node **sorted = arena_array(b->memory, count, sizeof *sorted), *again = NULL;
	if (!sorted)
		return diag_no_memory(b->diag);
	memcpy(sorted, keys, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, compare_keys);
	for (size_t i = 1; i < count; i++)
		if (slice_equal(sorted[i - 1]->text, sorted[i]->text) && (!again || sorted[i]->where.line < again->where.line))
			again = sorted[i];
	return !again || diag_report(b->diag, &REPEATED_KEY, again->where, again->text.ptr);
}

static bool close_collection(builder *b)
{
	if (b->depth == 0)
		return true; /* libfyaml's events are balanced */
	frame f = b->frames[--b->depth];
	bool mapping = f.kind == YAML_MAPPING;
	yaml_node *n = arena_alloc(b->memory, sizeof *n);
	const yaml_node **values = arena_array(b->memory, f.count + 1, sizeof *values);
	const yaml_node **keys = mapping ? arena_array(b->memory, f.count + 1, sizeof *keys) : NULL;
	if (!n || !values || (mapping && !keys))
		return diag_no_memory(b->diag);
	size_t i = 0;
	for (const entry *e = f.first; e; e = e->next, i++) {
		values[i] = e->value;
		if (keys)
			keys[i] = e->key;
	}
	if (keys && !check_keys(b, keys, f.count))
		return false;
	*n = (yaml_node){.kind = f.kind, .count = f.count, .keys = keys, .values = values, .where = f.where};
	if (f.anchor && !remember(b, f.anchor, n, f.unfolded + 1))
		return false;
	b->total -= f.unfolded; /* attach counts the whole again */
	return attach(b, n, f.unfolded + 1);
}

static bool handle(builder *b, struct fy_event *event)
{
	switch (event->type) {
	case FYET_DOCUMENT_START:
		if (b->have_document)
			return diag_report(b->diag, &SECOND_DOCUMENT, place_of(b, fy_event_start_mark(event)), "");
		b->have_document = true;
		return true;
	case FYET_SCALAR: return add_scalar(b, event);
	case FYET_ALIAS: return add_alias(b, event);
	case FYET_MAPPING_START: return open_collection(b, event, YAML_MAPPING, event->mapping_start.anchor, event->mapping_start.tag);
	case FYET_SEQUENCE_START: return open_collection(b, event, YAML_SEQUENCE, event->sequence_start.anchor, event->sequence_start.tag);
	case FYET_MAPPING_END:
	case FYET_SEQUENCE_END: return close_collection(b);
	default: return true;
	}
}

static bool report_syntax(builder *b, struct fy_diag *fy)
{
	void *iterator = NULL;
	const struct fy_diag_error *error = fy_diag_errors_iterate(fy, &iterator);
	if (!error)
		return diag_report(b->diag, &BAD_YAML, line_place(b, 0, 0), "?");
	slice words = slice_trim(slice_of(error->msg));
	unsigned line = error->line > 0 ? (unsigned)error->line : 1, column = error->column > 0 ? (unsigned)error->column : 1;
	const char *text = arena_string(b->memory, words);
	for (size_t i = 0; text && i < COUNT_OF(SYNTAX); i++)
		if (strstr(text, SYNTAX[i].part))
			return diag_report(b->diag, SYNTAX[i].meant, line_place(b, line - 1, column), "");
	return diag_report(b->diag, &BAD_YAML, line_place(b, line - 1, column), text ? text : "?");
}

static bool build(builder *b, struct fy_parser *parser, struct fy_diag *fy)
{
	bool good = true;
	for (struct fy_event *event; good && (event = fy_parser_parse(parser));) {
		good = handle(b, event);
		fy_parser_event_free(parser, event);
	}
	if (good && (fy_parser_get_stream_error(parser) || fy_diag_got_error(fy)))
		good = report_syntax(b, fy);
	return good;
}

static const yaml_node *parse(builder start, slice text)
{
	arena *a = start.memory;
	diag *d = start.diag;
	static const yaml_node *const NO_NODES[1];
	builder *b = arena_alloc(a, sizeof *b);
	struct fy_diag_cfg config;
	fy_diag_cfg_default(&config);
	config.fp = NULL;
	config.level = FYET_ERROR;
	struct fy_diag *fy = b ? fy_diag_create(&config) : NULL;
	if (!fy) {
		diag_no_memory(d);
		return NULL;
	}
	fy_diag_set_collect_errors(fy, true);
	*b = start;
	b->text = text.len ? text : SLICE("\n");
	struct fy_parser *parser = fy_parser_create(&(struct fy_parse_cfg){.search_path = "", .flags = FYPCF_QUIET, .diag = fy});
	bool good = parser && fy_parser_set_string(parser, b->text.ptr, b->text.len) == 0;
	good = good ? build(b, parser, fy) : diag_no_memory(d);
	if (parser)
		fy_parser_destroy(parser);
	fy_diag_destroy(fy);
	if (!good)
		return NULL;
	if (b->root && !(b->root->kind == YAML_SCALAR && b->root->plain && b->root->text.len == 0))
		return b->root;
	yaml_node *empty = arena_alloc(a, sizeof *empty);
	if (!empty) {
		diag_no_memory(d);
		return NULL;
	}
	*empty = (yaml_node){.kind = YAML_MAPPING, .keys = NO_NODES, .values = NO_NODES, .where = line_place(b, 0, 1)};
	return empty;
}

const yaml_node *yaml_parse(arena *a, slice text, const char *file, unsigned first_line, diag *d)
{
	return parse((builder){.memory = a, .diag = d, .file = file, .first_line = first_line}, text);
}

const yaml_node *yaml_parse_lines(arena *a, slice text, const place *lines, size_t line_count, diag *d)
{
	return parse((builder){.memory = a, .diag = d, .lines = lines, .line_count = line_count}, text);
}

const yaml_node *yaml_get(const yaml_node *map, const char *key)
{
	if (!map || map->kind != YAML_MAPPING)
		return NULL;
	for (size_t i = 0; i < map->count; i++)
		if (slice_is(map->keys[i]->text, key))
			return map->values[i];
	return NULL;
}
