/* frame.h: the border around a page, decoration only. */
#ifndef TONGKET_LAYOUT_FRAME_H
#define TONGKET_LAYOUT_FRAME_H

#include "layout/builder.h"
#include "layout/profile.h"

/* Paint it on the last page, which is width × height points. */
void frame_paint(builder *b, const profile_frame *how, double width, double height);

#endif
