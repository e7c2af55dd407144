/* nearest.h: the code that somebody most likely meant. */
#ifndef TONGKET_STORE_NEAREST_H
#define TONGKET_STORE_NEAREST_H

#include "base/slice.h"

/* The candidate nearest to `code`, or an empty slice when none is near. Letters and digits that look alike (l 1 I, O 0, S 5, B 8, Z 2), capitals
 * and marks between parts count half of another letter: TC4l is TC41 before it is TC40. 
 * Nothing when two are equally near: neither would be the one. */
slice nearest_code(slice code, const slice *candidates, size_t count);

#endif
