/* hash.c: libcrypto's digests. */
#include "base/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#define PART ((size_t)1 << 20) /* of a mapped file that is in memory at once */

static bool digest(slice bytes, const EVP_MD *kind, unsigned char *out)
{
	/* The machine's OpenSSL configuration has no say in a digest, and reading it costs more than digesting a small file. */
	if (OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) != 1)
		return false;
	return EVP_Digest(bytes.ptr, bytes.len, out, NULL, kind, NULL) == 1;
}

bool sha256(slice bytes, unsigned char out[32])
{
	return digest(bytes, EVP_sha256(), out);
}

bool md5(slice bytes, unsigned char out[16])
{
	return digest(bytes, EVP_md5(), out);
}

static void put_hex(const unsigned char digest[32], char out[65])
{
	static const char DIGITS[] = "0123456789abcdef";
	for (int i = 0; i < 32; i++) {
		out[2 * i] = DIGITS[digest[i] >> 4];
		out[2 * i + 1] = DIGITS[digest[i] & 15];
	}
	out[64] = '\0';
}

bool sha256_hex(slice bytes, char out[65])
{
	unsigned char digest[32];
	if (!sha256(bytes, digest))
		return false;
	put_hex(digest, out);
	return true;
}

bool sha256_of_file(const file_bytes *f, char out[65])
{
	if (!f->mapped)
		return sha256_hex(f->bytes, out);
	unsigned char digest[32];
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	bool good = c && EVP_DigestInit_ex(c, EVP_sha256(), NULL) == 1;
	for (slice rest = f->bytes, part; good && rest.len; rest.ptr += part.len, rest.len -= part.len) {
		part = (slice){rest.ptr, rest.len < PART ? rest.len : PART};
		good = EVP_DigestUpdate(c, part.ptr, part.len) == 1;
		file_forget(f, part);
	}
	good = good && EVP_DigestFinal_ex(c, digest, NULL) == 1;
	EVP_MD_CTX_free(c);
	if (good)
		put_hex(digest, out);
	return good;
}
