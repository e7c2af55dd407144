/* composer.c: places, and the ids of a document with the links to them. Both are gathered in lists and compared once at the end, sorted. */
#include "compose/composer.h"

#include <stdlib.h>

static const message BAD_ID = {"bad-id", STATUS_USAGE, {"“{1}” không dùng làm tên nối được", "“{1}” is not fit to be an id"},
    {"Chỉ dùng chữ, số và - _ . : (ví dụ bang-ket-nap).", "Use letters, digits and - _ . : only (bang-ket-nap)."}};
static const message REPEATED_ID = {"repeated-id", STATUS_USAGE,
    {"tên nối “{1}” đã dùng ở dòng {2}", "the id “{1}” is already used at line {2}"}, {"Đặt tên khác.", "Choose another."}};
static const message UNKNOWN_TARGET = {"unknown-link", STATUS_USAGE, {"liên kết “#{1}” không chỉ tới đâu", "the link “#{1}” leads nowhere"},
    {"Đặt {#{1}} sau tiêu đề muốn chỉ tới, hoặc id: {1} trong bảng, biểu đồ.",
        "Put {#{1}} behind the heading meant, or id: {1} in the table or chart."}};
static const message UNKNOWN_TARGET_NEAR = {"unknown-link", STATUS_USAGE,
    {"liên kết “#{1}” không chỉ tới đâu", "the link “#{1}” leads nowhere"}, {"Có phải “#{2}”?", "Did you mean “#{2}”?"}};

place composer_place(const composer *c, unsigned line, unsigned column)
{
	if (line == 0 || c->line_count == 0)
		return (place){c->file, line, column};
	size_t i = line <= c->line_count ? line - 1 : c->line_count - 1;
	return (place){c->lines[i].file, c->lines[i].line, column};
}

const char *composer_string(composer *c, slice text)
{
	const char *s = arena_string(c->memory, text);
	return s ? s : "?";
}

slice composer_take_scratch(composer *c)
{
	slice text = c->scratch.failed ? (slice){NULL, 0} : arena_copy(c->memory, buf_slice(&c->scratch));
	if (!text.ptr)
		diag_no_memory(c->diag);
	return text;
}

static bool is_id(slice id)
{
	for (size_t i = 0; i < id.len; i++) {
		unsigned char ch = (unsigned char)id.ptr[i];
		bool letter = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch >= 0x80;
		if (!letter && ch != '-' && ch != '_' && ch != '.' && ch != ':')
			return false;
	}
	return true;
}

bool composer_add_target(composer *c, slice id, place where, slice instead)
{
	if (id.len == 0)
		return true;
	if (!is_id(id))
		return diag_report(c->diag, &BAD_ID, where, composer_string(c, id));
	anchor *a = arena_alloc(c->memory, sizeof *a);
	if (!a)
		return diag_no_memory(c->diag);
	*a = (anchor){.id = id, .where = where, .instead = instead, .next = c->targets};
	c->targets = a;
	c->target_count++;
	return true;
}

bool composer_add_link(composer *c, inline_run *run, place where)
{
	anchor *a = arena_alloc(c->memory, sizeof *a);
	if (!a)
		return diag_no_memory(c->diag);
	*a = (anchor){.id = {run->link.ptr + 1, run->link.len - 1}, .where = where, .run = run, .next = c->links};
	c->links = a;
	c->link_count++;
	return true;
}

/* By id, then by line and column. */
static int compare_anchors(const void *a, const void *b)
{
	const anchor *x = *(const anchor *const *)a, *y = *(const anchor *const *)b;
	int order = slice_compare(x->id, y->id);
	if (order == 0)
		order = (x->where.line > y->where.line) - (x->where.line < y->where.line);
	return order ? order : (x->where.column > y->where.column) - (x->where.column < y->where.column);
}

/* An array of the anchors from `newest` on, in the order of the text. NULL: out of memory. */
static anchor **in_order(composer *c, anchor *newest, size_t count)
{
	anchor **array = arena_array(c->memory, count + 1, sizeof(anchor *));
	for (size_t i = count; array && i-- > 0; newest = newest->next)
		array[i] = newest;
	return array;
}

static bool report_repeated(composer *c, anchor *const *sorted, size_t count)
{
	bool good = true;
	for (size_t i = 1; i < count; i++) {
		if (!slice_equal(sorted[i]->id, sorted[i - 1]->id))
			continue;
		const char *line = arena_printf(c->memory, "%u", sorted[i - 1]->where.line);
		good = diag_report(c->diag, &REPEATED_ID, sorted[i]->where, composer_string(c, sorted[i]->id), line ? line : "?");
	}
	return good;
}

static bool report_unknown(composer *c, const anchor *link, anchor *const *sorted, size_t count)
{
	const char **names = arena_array(c->memory, count + 1, sizeof *names);
	for (size_t i = 0; names && i < count; i++)
		names[i] = composer_string(c, sorted[i]->id);
	const char *id = composer_string(c, link->id), *near = names ? nearest_name(link->id, names) : NULL;
	if (near)
		return diag_report(c->diag, &UNKNOWN_TARGET_NEAR, link->where, id, near);
	return diag_report(c->diag, &UNKNOWN_TARGET, link->where, id);
}

/* What the run leads to was left out. */
static void unlink_run(inline_run *run, const anchor *target)
{
	run->link = SLICE("");
	if (run->text.len == 0)
		run->text = target->instead.len ? target->instead : target->id;
}

bool composer_check_links(composer *c)
{
	anchor **sorted = in_order(c, c->targets, c->target_count), **links = in_order(c, c->links, c->link_count);
	if (!sorted || !links)
		return diag_no_memory(c->diag);
	qsort(sorted, c->target_count, sizeof(anchor *), compare_anchors);
	bool good = report_repeated(c, sorted, c->target_count);
	for (size_t i = 0; i < c->link_count; i++) {
		size_t low = 0, high = c->target_count;
		while (low < high) {
			size_t middle = (low + high) / 2;
			if (slice_compare(sorted[middle]->id, links[i]->id) < 0)
				low = middle + 1;
			else
				high = middle;
		}
		bool known = low < c->target_count && slice_equal(sorted[low]->id, links[i]->id);
		bool told = i && slice_equal(links[i]->id, links[i - 1]->id) && memcmp(&links[i]->where, &links[i - 1]->where, sizeof(place)) == 0;
		if (!known)
			good = told ? false : report_unknown(c, links[i], sorted, c->target_count);
		else if (sorted[low]->instead.ptr)
			unlink_run(links[i]->run, sorted[low]);
	}
	return good;
}
