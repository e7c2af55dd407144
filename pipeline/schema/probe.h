/* probe.h: whether a pattern can take too long, found out before any data is read. */
#ifndef TONGKET_SCHEMA_PROBE_H
#define TONGKET_SCHEMA_PROBE_H

#include "base/slice.h"

typedef enum { PROBE_CHEAP, PROBE_EXPENSIVE, PROBE_NO_MEMORY } probe_result;

/* Try a pattern that compiles against long cells which it nearly matches. The same pattern always gets the same answer. */
probe_result pattern_probe(slice source);

#endif
