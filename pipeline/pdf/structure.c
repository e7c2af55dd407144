/* structure.c: printing of structure elements, their attributes, and the tree root. The parent tree is in parents.c. */
#include "pdf/structure.h"

#include "pdf/parents.h"
#include "pdf/textstring.h"

#define NO_PAGE UINT32_MAX

/* ISO 32000-1 §14.8.4. */
static const char *const type_names[ELEMENT_TYPES] = {
    [ELEMENT_DOCUMENT] = "Document",
    [ELEMENT_PART] = "Part",
    [ELEMENT_SECT] = "Sect",
    [ELEMENT_H1] = "H1",
    [ELEMENT_H2] = "H2",
    [ELEMENT_H3] = "H3",
    [ELEMENT_H4] = "H4",
    [ELEMENT_H5] = "H5",
    [ELEMENT_H6] = "H6",
    [ELEMENT_P] = "P",
    [ELEMENT_BLOCK_QUOTE] = "BlockQuote",
    [ELEMENT_TOC] = "TOC",
    [ELEMENT_TOCI] = "TOCI",
    [ELEMENT_REFERENCE] = "Reference",
    [ELEMENT_LINK] = "Link",
    [ELEMENT_SPAN] = "Span",
    [ELEMENT_TABLE] = "Table",
    [ELEMENT_THEAD] = "THead",
    [ELEMENT_TBODY] = "TBody",
    [ELEMENT_TFOOT] = "TFoot",
    [ELEMENT_TR] = "TR",
    [ELEMENT_TH] = "TH",
    [ELEMENT_TD] = "TD",
    [ELEMENT_CAPTION] = "Caption",
    [ELEMENT_FIGURE] = "Figure",
    [ELEMENT_L] = "L",
    [ELEMENT_LI] = "LI",
    [ELEMENT_LBL] = "Lbl",
    [ELEMENT_LBODY] = "LBody",
    [ELEMENT_NOTE] = "Note",
    [ELEMENT_DIV] = "Div",
};

static const char *const scopes[] = {[SCOPE_ROW] = "Row", [SCOPE_COLUMN] = "Column", [SCOPE_BOTH] = "Both"};
static const char *const numberings[] = {[NUMBERING_DISC] = "Disc",
    [NUMBERING_DECIMAL] = "Decimal",
    [NUMBERING_LOWER_ALPHA] = "LowerAlpha",
    [NUMBERING_LOWER_ROMAN] = "LowerRoman",
    [NUMBERING_UPPER_ROMAN] = "UpperRoman"};

const char *structure_type_name(uint8_t type)
{
	return type_names[type];
}

bool structure_plan(structure *s)
{
	const display_list *list = s->list;
	uint32_t notes = 0;
	for (size_t i = 0; i < list->element_count; i++)
		notes += list->elements[i].type == ELEMENT_NOTE;
	s->notes = malloc((notes + 1) * sizeof *s->notes);
	if (!s->notes)
		return false;
	for (size_t i = 0; i < list->element_count; i++)
		if (list->elements[i].type == ELEMENT_NOTE)
			s->notes[s->note_count++] = (uint32_t)i;
	if (!groups_plan(&s->groups, list, s->rules->array_most))
		return false;
	parents_plan(s);
	s->count = 1 + (uint32_t)list->element_count + s->leaves + s->middles + 1 + s->groups.count;
	return true;
}

void structure_free(structure *s)
{
	free(s->notes);
	s->notes = NULL;
	groups_free(&s->groups);
}

void structure_end(structure *s)
{
	sequences_free(s->sequences);
}

static uint32_t element_object(const structure *s, uint32_t number)
{
	return s->base + 1 + number;
}

static uint32_t parents_root_object(const structure *s)
{
	return s->base + s->count - 1 - s->groups.count;
}

static uint32_t group_object(const structure *s, uint32_t number)
{
	return parents_root_object(s) + 1 + number;
}

/* Of the StructElem that has element `number` among its kids. */
static uint32_t parent_object(const structure *s, uint32_t number)
{
	uint32_t parent = s->list->elements[number].parent;
	if (s->groups.of && s->groups.of[number])
		return group_object(s, s->groups.of[number] - 1);
	return parent == ELEMENT_NONE ? s->base : element_object(s, parent);
}

static void put_reference(buf *out, uint32_t object)
{
	buf_put_unsigned(out, object);
	buf_put_string(out, " 0 R");
}

/* ---- attributes ---- */

static void put_pair(buf *out, const char *key, uint64_t value)
{
	buf_put_string(out, key);
	buf_put_char(out, ' ');
	buf_put_unsigned(out, value);
}

static void put_table_attributes(const structure *s, const element_extra *x, buf *out)
{
	buf_put_string(out, "<</O/Table");
	if (x->scope != SCOPE_NONE && !s->rules->classic) { /* PDF 1.5 */
		buf_put_string(out, "/Scope/");
		buf_put_string(out, scopes[x->scope]);
	}
	if (x->column_span > 1)
		put_pair(out, "/ColSpan", x->column_span);
	if (x->row_span > 1)
		put_pair(out, "/RowSpan", x->row_span);
	buf_put_string(out, ">>");
}

/* The page an element begins on: that of the first content of it or of its descendants. */
static uint32_t page_of(const structure *s, uint32_t number)
{
	const display_list *list = s->list;
	for (uint32_t i = list->elements[number].first_kid; i; i = list->kids[i].next) {
		const kid *k = &list->kids[i];
		uint32_t page = NO_PAGE;
		if (k->kind == KID_ELEMENT)
			page = page_of(s, k->value);
		else if (k->kind == KID_LINK)
			page = list->links[k->value].page;
		else if (s->sequences->first[k->value])
			page = list->contents[k->value].page;
		if (page != NO_PAGE)
			return page;
	}
	return NO_PAGE;
}

static void put_box(const structure *s, uint32_t number, const element_extra *x, buf *out)
{
	uint32_t page = page_of(s, number);
	double height = page == NO_PAGE ? 0 : s->list->pages[page].height;
	const double box[4] = {x->bbox[0], height - x->bbox[3], x->bbox[2], height - x->bbox[1]};
	buf_put_string(out, "<</O/Layout/Placement/Block/BBox[");
	for (int i = 0; i < 4; i++) {
		buf_put_fixed(out, box[i], 2);
		buf_put_string(out, i < 3 ? " " : "]>>");
	}
}

static void put_attributes(const structure *s, uint32_t number, const element_extra *x, buf *out)
{
	size_t begin = out->len;
	buf_put_string(out, "/A[");
	size_t empty = out->len;
	if ((x->scope != SCOPE_NONE && !s->rules->classic) || x->column_span > 1 || x->row_span > 1)
		put_table_attributes(s, x, out);
	if (x->numbering != NUMBERING_NONE) {
		buf_put_string(out, "<</O/List/ListNumbering/");
		buf_put_string(out, numberings[x->numbering]);
		buf_put_string(out, ">>");
	}
	if (x->has_bbox)
		put_box(s, number, x, out);
	if (out->len == empty)
		out->len = begin;
	else
		buf_put_char(out, ']');
	if (x->alt.len) {
		buf_put_string(out, "/Alt");
		textstring_put(out, x->alt);
	}
	if (x->expansion.len && !s->rules->classic) {
		buf_put_string(out, "/E");
		textstring_put(out, x->expansion);
	}
}

/* ---- notes: each has an identifier, which an ID tree lists in ascending order (ISO 14289-1 §7.9) ---- */

static void put_note_id(buf *out, uint32_t number)
{
	buf_printf(out, "(note-%08u)", (unsigned)number);
}

static uint32_t note_number(const structure *s, uint32_t number)
{
	uint32_t low = 0, high = s->note_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (s->notes[middle] < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low + 1;
}

/* ---- elements ---- */

static void put_content(const structure *s, uint32_t number, uint32_t page, buf *out)
{
	uint32_t own = s->list->contents[number].page;
	for (uint32_t i = s->sequences->first[number]; i; i = s->sequences->items[i - 1].next) {
		uint32_t mcid = sequences_mcid(s->sequences, i - 1, own);
		if (own == page) {
			buf_put_unsigned(out, mcid);
		} else {
			buf_put_string(out, "<</Type/MCR/Pg ");
			put_reference(out, pages_number(s->pages, own));
			put_pair(out, "/MCID", mcid);
			buf_put_string(out, ">>");
		}
		buf_put_char(out, ' ');
	}
}

static void put_kid(const structure *s, const kid *k, uint32_t page, buf *out)
{
	switch (k->kind) {
	case KID_ELEMENT:
		put_reference(out, element_object(s, k->value));
		buf_put_char(out, ' ');
		break;
	case KID_CONTENT: put_content(s, k->value, page, out); break;
	default:
		buf_put_string(out, "<</Type/OBJR/Pg ");
		put_reference(out, pages_number(s->pages, s->list->links[k->value].page));
		buf_put_string(out, "/Obj ");
		put_reference(out, s->links[k->value]);
		buf_put_string(out, ">> ");
	}
}

/* The page of the element's own first content; its plain MCIDs are of this page. */
static uint32_t own_page(const structure *s, const element *e)
{
	for (uint32_t i = e->first_kid; i; i = s->list->kids[i].next) {
		const kid *k = &s->list->kids[i];
		if (k->kind == KID_CONTENT && s->sequences->first[k->value])
			return s->list->contents[k->value].page;
	}
	return NO_PAGE;
}

static void put_kids(const structure *s, const element *e, buf *out)
{
	uint32_t page = own_page(s, e);
	if (page != NO_PAGE) {
		buf_put_string(out, "/Pg ");
		put_reference(out, pages_number(s->pages, page));
	}
	size_t begin = out->len;
	buf_put_string(out, "/K[");
	size_t empty = out->len;
	for (uint32_t i = e->first_kid; i; i = s->list->kids[i].next)
		put_kid(s, &s->list->kids[i], page, out);
	if (out->len == empty)
		out->len = begin; /* an element without content is legal, an empty array is useless */
	else
		buf_put_char(out, ']');
}

/* The kids of an element that has too many for one array. False: it has not. */
static bool put_groups(const structure *s, uint32_t number, buf *out)
{
	const kid_group *g = groups_find(&s->groups, number);
	if (!g)
		return false;
	buf_put_string(out, "/K[");
	for (const kid_group *end = s->groups.items + s->groups.count; g < end && g->element == number; g++) {
		put_reference(out, group_object(s, (uint32_t)(g - s->groups.items)));
		buf_put_char(out, ' ');
	}
	buf_put_char(out, ']');
	return true;
}

static void put_element(const structure *s, uint32_t number, buf *out)
{
	const element *e = &s->list->elements[number];
	buf_put_string(out, "<</S/");
	buf_put_string(out, type_names[e->type]);
	buf_put_string(out, "/P ");
	put_reference(out, parent_object(s, number));
	if (e->type == ELEMENT_NOTE) {
		buf_put_string(out, "/ID");
		put_note_id(out, note_number(s, number));
	}
	if (e->extra)
		put_attributes(s, number, &s->list->extras[e->extra], out);
	if (!put_groups(s, number, out))
		put_kids(s, e, out);
	buf_put_string(out, ">>");
}

static void put_group(const structure *s, uint32_t number, buf *out)
{
	const kid_group *g = &s->groups.items[number];
	buf_put_string(out, "<</S/NonStruct/P ");
	put_reference(out, element_object(s, g->element));
	buf_put_string(out, "/K[");
	uint32_t kid_number = g->first_kid;
	for (uint32_t i = 0; i < g->count; i++, kid_number = s->list->kids[kid_number].next)
		put_kid(s, &s->list->kids[kid_number], NO_PAGE, out);
	buf_put_string(out, "]>>");
}

static void put_root(const structure *s, buf *out)
{
	buf_put_string(out, "<</Type/StructTreeRoot/ParentTree ");
	put_reference(out, parents_root_object(s));
	put_pair(out, "/ParentTreeNextKey", parents_key_count(s));
	if (s->list->element_count) {
		buf_put_string(out, "/K ");
		put_reference(out, element_object(s, 0));
	}
	if (s->rules->classic) /* the parts of a table came with PDF 1.5 */
		buf_put_string(out, "/RoleMap<</THead/NonStruct/TBody/NonStruct/TFoot/NonStruct>>");
	if (s->note_count) {
		buf_put_string(out, "/IDTree<</Names[");
		for (uint32_t i = 0; i < s->note_count; i++) {
			put_note_id(out, i + 1);
			put_reference(out, element_object(s, s->notes[i]));
			buf_put_char(out, ' ');
		}
		buf_put_string(out, "]>>");
	}
	buf_put_string(out, ">>");
}

void structure_put(const structure *s, uint32_t index, buf *out)
{
	uint32_t elements = (uint32_t)s->list->element_count;
	if (index == 0)
		put_root(s, out);
	else if (index <= elements)
		put_element(s, index - 1, out);
	else if (index < s->count - s->groups.count)
		parents_put(s, index - 1 - elements, out);
	else
		put_group(s, index - (s->count - s->groups.count), out);
}
