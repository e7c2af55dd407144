/* parents.h: the parent tree: from a page's MCIDs and from annotations back to their elements (ISO 32000-1 §14.7.4.4). Inside pdf/. */
#ifndef TONGKET_PDF_PARENTS_H
#define TONGKET_PDF_PARENTS_H

#include "pdf/structure.h"

/* Set s->leaves and s->middles. */
void parents_plan(structure *s);

/* The keys are 0 … count-1: the pages, then the links. */
uint32_t parents_key_count(const structure *s);

/* Append node `index`: leaves first, then middle nodes, then the root. */
void parents_put(const structure *s, uint32_t index, buf *out);

#endif
