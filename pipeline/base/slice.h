/* slice.h: a borrowed run of bytes: pointer and length, not NUL-terminated unless its maker says so.
 *
 * After ingest every slice of text is valid UTF-8 in NFC. A slice never owns what it points to. */
#ifndef TONGKET_BASE_SLICE_H
#define TONGKET_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct slice {
	const char *ptr;
	size_t len;
} slice;

/* A slice of a string literal or of a NUL-terminated string. */
#define SLICE(literal) ((slice){(literal), sizeof(literal) - 1})

static inline slice slice_of(const char *text)
{
	return (slice){text, text ? strlen(text) : 0};
}

static inline bool slice_equal(slice a, slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* FNV-1a, for tables in memory: 64 bits, the same everywhere; nothing that is written depends on it. */
static inline uint64_t slice_hash(slice s)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	for (size_t i = 0; i < s.len; i++)
		hash = (hash ^ (unsigned char)s.ptr[i]) * UINT64_C(0x100000001b3);
	return hash;
}

static inline bool slice_is(slice a, const char *text)
{
	return slice_equal(a, slice_of(text));
}

static inline bool slice_starts(slice a, const char *prefix)
{
	size_t n = strlen(prefix);
	return a.len >= n && memcmp(a.ptr, prefix, n) == 0;
}

/* Order by bytes, the shorter first when one is a prefix of the other: <0, 0, >0. */
static inline int slice_compare(slice a, slice b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* Without ASCII white space at both ends. */
static inline slice slice_trim(slice a)
{
	while (a.len && (*a.ptr == ' ' || (*a.ptr >= '\t' && *a.ptr <= '\r'))) {
		a.ptr++;
		a.len--;
	}
	while (a.len && (a.ptr[a.len - 1] == ' ' || (a.ptr[a.len - 1] >= '\t' && a.ptr[a.len - 1] <= '\r')))
		a.len--;
	return a;
}

#endif
