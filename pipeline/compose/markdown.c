/* markdown.c: cmark-gfm's tree (footnotes, no extensions, no smart punctuation) to the blocks of a document. Fenced blocks go to directive.c; texts to inlines.c;
 * notes to notes.c. */
#include "compose/markdown.h"

#include <cmark-gfm.h>

#include "base/limits.h"
#include "compose/directive.h"
#include "compose/inlines.h"
#include "compose/notes.h"
#include "compose/opaque.h"
#include "compose/picture.h"
#include "compose/pool.h"

static const message HTML_BLOCK = {"raw-html", STATUS_USAGE, {"không dùng được mã HTML", "raw HTML is not accepted"},
    {"Xoá đi; ghi chú thì viết {{! … }}.", "Remove it; write {{! … }} for a comment."}};
static const message INDENTED_CODE = {"indented-text", STATUS_USAGE,
    {"đoạn thụt vào bốn dấu cách trở lên là mã nguồn trong Markdown, báo cáo không dùng",
        "text indented by four spaces or more is code in Markdown, which a report has none of"},
    {"Bớt dấu cách ở đầu dòng.", "Take the spaces off the start of the line."}};
static const message NESTED_DIRECTIVE = {"nested-directive", STATUS_USAGE,
    {"khối “{1}” không được nằm trong danh sách hay trích dẫn", "a “{1}” block may not stand in a list or quote"},
    {"Đưa khối ra sát lề trái.", "Move it out to the left margin."}};
static const message TOO_NESTED = {"block-nesting", STATUS_USAGE,
    {"danh sách, trích dẫn lồng nhau quá {1} tầng", "lists and quotes nested deeper than {1}"}, {"Bớt số tầng.", "Nest them less."}};
static const message EMPTY_HEADING = {"empty-heading", STATUS_USAGE, {"tiêu đề không có chữ", "a heading without text"},
    {"Ghi tên tiêu đề sau các dấu #.", "Write its text behind the #."}};
static const message APPENDIX_LEVEL = {"appendix-level", STATUS_USAGE,
    {".appendix chỉ dùng cho tiêu đề cấp 1 (“#”)", ".appendix is for headings of level 1 (“#”) only"},
    {"Viết một dấu #, hoặc bỏ .appendix.", "Write one #, or drop .appendix."}};

static bool children_of(composer *c, cmark_node *parent, unsigned depth, blocks *out);

static place place_of(const composer *c, cmark_node *n)
{
	return composer_place(c, (unsigned)cmark_node_get_start_line(n), (unsigned)cmark_node_get_start_column(n));
}

static outcome heading_of(composer *c, cmark_node *n, block *b)
{
	heading_attributes attributes = {.id = SLICE("")};
	b->kind = BLOCK_HEADING;
	b->heading.level = cmark_node_get_heading_level(n);
	if (!inlines_of(c, n, &attributes, &b->heading.text))
		return FAILED;
	b->heading.id = attributes.id;
	b->heading.appendix = attributes.appendix;
	b->heading.unnumbered = attributes.unnumbered;
	b->heading.landscape = attributes.landscape;
	if (b->heading.text.count == 0)
		return diag_report(c->diag, &EMPTY_HEADING, b->where, ""), FAILED;
	if (attributes.appendix && b->heading.level != 1)
		return diag_report(c->diag, &APPENDIX_LEVEL, b->where, ""), FAILED;
	return composer_add_target(c, attributes.id, b->where, (slice){NULL, 0}) ? MADE : FAILED;
}

static outcome paragraph_of(composer *c, cmark_node *n, block *b)
{
	cmark_node *only = cmark_node_first_child(n);
	if (only && cmark_node_get_type(only) == CMARK_NODE_IMAGE && !cmark_node_next(only))
		return picture_of_image(c, only, b);
	heading_attributes attributes = {.id = SLICE(""), .paragraph = true, .style = SLICE("")};
	b->kind = BLOCK_PARAGRAPH;
	if (!inlines_of(c, n, &attributes, &b->paragraph))
		return FAILED;
	b->style = attributes.style;
	return b->paragraph.count ? MADE : LEFT_OUT;
}

static size_t child_count(cmark_node *parent)
{
	size_t count = 0;
	for (cmark_node *n = cmark_node_first_child(parent); n; n = cmark_node_next(n))
		count++;
	return count;
}

static outcome list_of(composer *c, cmark_node *n, unsigned depth, block *b)
{
	blocks *items = arena_array(c->memory, child_count(n) + 1, sizeof *items);
	if (!items)
		return diag_no_memory(c->diag), FAILED;
	size_t count = 0;
	bool good = true;
	for (cmark_node *item = cmark_node_first_child(n); item; item = cmark_node_next(item)) {
		if (!children_of(c, item, depth + 1, &items[count]))
			good = false;
		else if (items[count].count) /* an item whose values are all empty says nothing */
			count++;
	}
	b->kind = BLOCK_LIST;
	b->list = (list){.ordered = cmark_node_get_list_type(n) == CMARK_ORDERED_LIST,
	    .points = cmark_node_get_list_delim(n) == CMARK_PAREN_DELIM,
	    .start = cmark_node_get_list_start(n),
	    .items = items,
	    .count = count};
	if (!good)
		return FAILED;
	return count ? MADE : LEFT_OUT;
}

static outcome quote_of(composer *c, cmark_node *n, unsigned depth, block *b)
{
	b->kind = BLOCK_QUOTE;
	if (!children_of(c, n, depth + 1, &b->quote))
		return FAILED;
	return b->quote.count ? MADE : LEFT_OUT;
}

static outcome fenced_of(composer *c, cmark_node *n, unsigned depth, block *b)
{
	int length, offset;
	char mark;
	if (!cmark_node_get_fenced(n, &length, &offset, &mark))
		return diag_report(c->diag, &INDENTED_CODE, b->where, ""), FAILED;
	const char *info = cmark_node_get_fence_info(n), *text = cmark_node_get_literal(n);
	slice name = opaque_restore(c->memory, slice_trim(slice_of(info ? info : "")));
	if (!name.ptr)
		return diag_no_memory(c->diag), FAILED;
	if (depth > 0)
		return diag_report(c->diag, &NESTED_DIRECTIVE, b->where, composer_string(c, name)), FAILED;
	return directive_make(c, name, slice_of(text ? text : ""), (unsigned)cmark_node_get_start_line(n) + 1, b);
}

static outcome block_of(composer *c, cmark_node *n, unsigned depth, block *b)
{
	b->where = place_of(c, n);
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_HEADING: return heading_of(c, n, b);
	case CMARK_NODE_PARAGRAPH: return paragraph_of(c, n, b);
	case CMARK_NODE_LIST: return list_of(c, n, depth, b);
	case CMARK_NODE_BLOCK_QUOTE: return quote_of(c, n, depth, b);
	case CMARK_NODE_CODE_BLOCK: return fenced_of(c, n, depth, b);
	case CMARK_NODE_FOOTNOTE_DEFINITION: return LEFT_OUT; /* notes.c has it */
	case CMARK_NODE_THEMATIC_BREAK: b->kind = BLOCK_RULE; return MADE;
	default: return diag_report(c->diag, &HTML_BLOCK, b->where, ""), FAILED;
	}
}

static bool children_of(composer *c, cmark_node *parent, unsigned depth, blocks *out)
{
	if (depth > LIMIT_BLOCK_NESTING) {
		const char *most = arena_printf(c->memory, "%d", LIMIT_BLOCK_NESTING);
		return diag_report(c->diag, &TOO_NESTED, place_of(c, parent), most ? most : "?");
	}
	const block **items = arena_array(c->memory, child_count(parent) + 1, sizeof(block *));
	if (!items)
		return diag_no_memory(c->diag);
	size_t count = 0;
	bool good = true;
	for (cmark_node *n = cmark_node_first_child(parent); n; n = cmark_node_next(n)) {
		block *b = arena_alloc(c->memory, sizeof *b);
		if (!b)
			return diag_no_memory(c->diag);
		outcome result = block_of(c, n, depth, b);
		good &= result != FAILED;
		if (result == MADE)
			items[count++] = b;
	}
	*out = (blocks){items, count};
	return good;
}

bool markdown_blocks(composer *c, slice text, blocks *out)
{
	text = notes_prepare(c, text);
	if (!text.ptr)
		return false;
	cmark_mem *memory = pool_open(text.len);
	if (!memory)
		return diag_no_memory(c->diag);
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, memory);
	cmark_parser_feed(parser, text.ptr, text.len);
	cmark_node *root = cmark_parser_finish(parser);
	bool noted = notes_collect(c, root);
	bool good = children_of(c, root, 0, out);
	pool_close();
	return noted && good;
}
