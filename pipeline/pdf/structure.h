/* structure.h: the structure tree and its parent tree, as objects (ISO 32000-1 §14.7). Inside pdf/.
 *
 * They come in hundreds of thousands, so there is no object for them in memory: each is printed from the display list when the writer asks
 * for it. Object 0 of the plan is the StructTreeRoot; then the elements; then the parent tree: leaves, middle nodes, root; then groups of kids. */
#ifndef TONGKET_PDF_STRUCTURE_H
#define TONGKET_PDF_STRUCTURE_H

#include "base/buf.h"
#include "layout/display.h"
#include "pdf/flavour.h"
#include "pdf/groups.h"
#include "pdf/pages.h"
#include "pdf/sequence.h"

typedef struct structure {
	const display_list *list;
	sequences *sequences;
	const page_tree *pages;
	const uint32_t *links; /* object numbers of the link annotations */
	uint32_t base;         /* object number of the StructTreeRoot */
	const flavour_rules *rules;
	uint32_t *notes; /* Note elements, ascending */
	uint32_t note_count;
	kid_groups groups;        /* stand behind the parent tree */
	uint32_t leaves, middles; /* nodes of the parent tree */
	uint32_t count;           /* of all objects */
} structure;

/* Keys of the parent tree: a page's /StructParents, a link annotation's /StructParent. */
uint32_t structure_page_key(size_t page);
uint32_t structure_link_key(const display_list *list, size_t link);

/* The standard name of an element_type. */
const char *structure_type_name(uint8_t type);

/* Plan the objects; the members list, sequences, pages, links, base, rules are set. False: out of memory (not reported). structure_free. */
bool structure_plan(structure *s);
void structure_free(structure *s);

/* All objects have been put: gives the sequences back, the largest of what they were made from. */
void structure_end(structure *s);

/* Append object `index` (0 … count-1), without its number. */
void structure_put(const structure *s, uint32_t index, buf *out);

#endif
