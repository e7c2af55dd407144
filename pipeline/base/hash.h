/* hash.h: SHA-256 (libcrypto) of bytes, and MD5 for a format that wants it. */
#ifndef TONGKET_BASE_HASH_H
#define TONGKET_BASE_HASH_H

#include "base/compiler.h"
#include "base/file.h"

/* 64 lower-case hexadecimal digits and a NUL. False: the library refused (no memory). */
NODISCARD bool sha256_hex(slice bytes, char out[65]);

/* The same of a file's bytes; of a mapped one they are forgotten part by part. */
NODISCARD bool sha256_of_file(const file_bytes *f, char out[65]);

/* 32 bytes. */
NODISCARD bool sha256(slice bytes, unsigned char out[32]);

/* MD5, 16 bytes: only where a format asks for it (the checksum of a file embedded in a PDF), never as a proof of anything. */
NODISCARD bool md5(slice bytes, unsigned char out[16]);

#endif
