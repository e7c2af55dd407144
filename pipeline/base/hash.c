/* hash.c: one call into libcrypto. */
#include "base/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

bool sha256(slice bytes, unsigned char out[32])
{
	/* The machine's OpenSSL configuration has no say in a digest, and reading it costs more than digesting a small file. */
	if (OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) != 1)
		return false;
	return EVP_Digest(bytes.ptr, bytes.len, out, NULL, EVP_sha256(), NULL) == 1;
}

bool sha256_hex(slice bytes, char out[65])
{
	static const char DIGITS[] = "0123456789abcdef";
	unsigned char digest[32];
	if (!sha256(bytes, digest))
		return false;
	for (int i = 0; i < 32; i++) {
		out[2 * i] = DIGITS[digest[i] >> 4];
		out[2 * i + 1] = DIGITS[digest[i] & 15];
	}
	out[64] = '\0';
	return true;
}
