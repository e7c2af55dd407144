/* pool.h: memory for one run of cmark-gfm, taken in one piece beforehand.
 *
 * cmark ends the program when an allocation fails. So what it can need at most for a text is reserved first, where failing is an error like any other; pages that
 * are never touched cost nothing. */
#ifndef TONGKET_COMPOSE_POOL_H
#define TONGKET_COMPOSE_POOL_H

#include <cmark-gfm.h>

#include "base/compiler.h"

/* Reserve memory to parse `text_bytes` bytes on this thread. NULL: there is not so much. One at a time; pool_close gives back all that came from it. */
cmark_mem *pool_open(size_t text_bytes);
void pool_close(void);

#endif
