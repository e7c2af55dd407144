/* reference.h: numbers of headings, annexes, tables and charts, and what links to them. */
#ifndef TONGKET_LAYOUT_REFERENCE_H
#define TONGKET_LAYOUT_REFERENCE_H

#include "layout/flow.h"

/* Number everything in the document, by the profile, and make a target for each. False: reported (an id given twice, memory). */
NODISCARD bool references_collect(flow *f, const document *doc);

/* For typesetter.find_target; context is the flow. */
uint32_t references_find(void *context, slice id, slice *words, slice *label);

/* "Phần thứ nhất. Kết quả …", "I- Đặc điểm …", "Bảng 3. Kết nạp …". In the arena. */
slice reference_words(arena *a, const reference *r);

#endif
