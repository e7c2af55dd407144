/* nearest.c: an edit distance for codes, in half letters, bounded: a candidate too long or too short is not looked at. */
#include "store/nearest.h"

#include "base/compiler.h"
#include "text/lookalike.h"

#define HALF 1
#define WHOLE 2
#define LONGEST 40

static unsigned weight(char c)
{
	return lookalike_shape(c) ? WHOLE : HALF;
}

static unsigned replaced(char a, char b)
{
	if (a == b)
		return 0;
	return lookalike_shape(a) == lookalike_shape(b) ? HALF : WHOLE;
}

static unsigned smallest(unsigned a, unsigned b, unsigned c)
{
	unsigned least = a < b ? a : b;
	return least < c ? least : c;
}

static unsigned distance(slice a, slice b, unsigned most)
{
	size_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;
	if (a.len > LONGEST || b.len > LONGEST || gap > most)
		return most + 1;
	unsigned row[LONGEST + 1] = {0};
	for (size_t j = 0; j < b.len; j++)
		row[j + 1] = row[j] + weight(b.ptr[j]);
	for (size_t i = 0; i < a.len; i++) {
		unsigned corner = row[0], least = row[0] += weight(a.ptr[i]);
		for (size_t j = 0; j < b.len; j++) {
			unsigned above = row[j + 1];
			row[j + 1] = smallest(corner + replaced(a.ptr[i], b.ptr[j]), above + weight(a.ptr[i]), row[j] + weight(b.ptr[j]));
			corner = above;
			least = row[j + 1] < least ? row[j + 1] : least;
		}
		if (least > most)
			return most + 1;
	}
	return row[b.len];
}

slice nearest_code(slice code, const slice *candidates, size_t count)
{
	slice best = {NULL, 0};
	unsigned most = code.len <= 2 ? HALF : code.len <= 5 ? WHOLE : WHOLE + WHOLE;
	bool tied = false;
	for (size_t i = 0; i < count; i++) {
		unsigned found = distance(code, candidates[i], most);
		if (found > most)
			continue;
		tied = best.ptr && found == most;
		best = candidates[i];
		most = found;
	}
	return tied ? (slice){NULL, 0} : best;
}
