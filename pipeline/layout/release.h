/* release.h: pages leave for the sink as soon as nothing can change on them. Inside layout/. */
#ifndef TONGKET_LAYOUT_RELEASE_H
#define TONGKET_LAYOUT_RELEASE_H

#include "layout/flow.h"

/* A page has begun: those before it are finished, and released unless they wait for page numbers. False: reported. */
NODISCARD bool release_pages(flow *f);

/* The pages up to the current one wait for page numbers. */
void release_wait(flow *f);

/* All is set: release what is left. False: reported. */
NODISCARD bool release_rest(flow *f);

#endif
