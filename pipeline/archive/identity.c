/* identity.c: UUIDs of version 5: SHA-1 of the name space and the name, cut to 16 bytes, with version and variant set. */
#include "archive/identity.h"

#include <ctype.h>
#include <openssl/evp.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/limits.h"

static const unsigned char URL_SPACE[16] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

bool uuid_of_url(slice name, char out[37])
{
	static const char DIGITS[] = "0123456789abcdef";
	unsigned char digest[EVP_MAX_MD_SIZE];
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	bool good = c && EVP_DigestInit_ex(c, EVP_sha1(), NULL) == 1 && EVP_DigestUpdate(c, URL_SPACE, sizeof URL_SPACE) == 1 &&
	            EVP_DigestUpdate(c, name.ptr, name.len) == 1 && EVP_DigestFinal_ex(c, digest, NULL) == 1;
	EVP_MD_CTX_free(c);
	if (!good)
		return false;
	digest[6] = (unsigned char)((digest[6] & 0x0F) | 0x50);
	digest[8] = (unsigned char)((digest[8] & 0x3F) | 0x80);
	for (size_t i = 0, at = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			out[at++] = '-';
		out[at++] = DIGITS[digest[i] >> 4];
		out[at++] = DIGITS[digest[i] & 15];
	}
	out[36] = '\0';
	return true;
}

static bool hash_lines(const content_line *lines, size_t count, char out[65])
{
	buf text = BUF_INIT(LIMIT_MEMORY_BUFFER);
	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "%s  %s\n", lines[i].sha256, lines[i].path);
	bool good = !text.failed && sha256_hex(buf_slice(&text), out);
	buf_free(&text);
	return good;
}

static const char *plain(arena *a, slice fonds)
{
	char *out = arena_alloc(a, fonds.len + 1);
	for (size_t i = 0; out && i < fonds.len; i++) {
		unsigned char c = (unsigned char)fonds.ptr[i];
		out[i] = (c < 0x80 && isalnum(c)) || c == '.' || c == '-' ? (char)c : '-';
	}
	return out;
}

bool identity_derive(arena *a, slice fonds, const content_line *lines, size_t count, identity *out, diag *d)
{
	char digest[65], uuid[37];
	if (!hash_lines(lines, count, digest))
		return diag_no_memory(d);
	const char *name = arena_printf(a, "urn:sha256:%s", digest), *code = plain(a, fonds);
	if (!name || !code || !uuid_of_url(slice_of(name), uuid))
		return diag_no_memory(d);
	out->uuid = arena_string(a, slice_of(uuid));
	out->objid = arena_printf(a, "urn:%s:uuid:%s", code, uuid);
	out->folder = arena_printf(a, "urn_%s_uuid_%s", code, uuid);
	return !arena_failed(a) || diag_no_memory(d);
}
