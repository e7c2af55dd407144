/* cell_format.c: texts of a known form: e-mail addresses (one @, a domain of at least two labels), URIs and IRIs (a scheme and what follows,
 * without spaces: RFC 3986, RFC 3987), UUIDs (RFC 9562), base64 (RFC 4648). */
#include "base/compiler.h"
#include "validate/cell.h"

#define EMAIL_LONGEST 254 /* RFC 5321 */
#define LABEL_LONGEST 63  /* RFC 1035 */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Labels of letters, digits and inner hyphens, with dots between. */
static bool is_domain(slice t)
{
	size_t labels = 0, len = 0;
	for (size_t i = 0; i <= t.len; i++) {
		char c = i < t.len ? t.ptr[i] : '.';
		if (c != '.') {
			bool letter = is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
			if (!letter && !(c == '-' && len > 0))
				return false;
			len++;
			continue;
		}
		if (len == 0 || len > LABEL_LONGEST || t.ptr[i - 1] == '-')
			return false;
		labels++;
		len = 0;
	}
	return labels >= 2;
}

static bool is_email(slice t)
{
	const char *at = memchr(t.ptr, '@', t.len);
	if (!at || at == t.ptr || t.len > EMAIL_LONGEST)
		return false;
	slice local = {t.ptr, (size_t)(at - t.ptr)};
	for (size_t i = 0; i < local.len; i++) {
		char c = local.ptr[i];
		bool mark = c && strchr("!#$%&'*+/=?^_`{|}~-", c);
		bool inner_dot = c == '.' && i > 0 && i + 1 < local.len && local.ptr[i - 1] != '.';
		if (!is_letter(c) && !is_digit(c) && (unsigned char)c < 0x80 && !mark && !inner_dot)
			return false;
	}
	return is_domain((slice){at + 1, t.len - local.len - 1});
}

static bool is_uri(slice t)
{
	size_t i = 0;
	while (i < t.len && (is_letter(t.ptr[i]) || (i > 0 && (is_digit(t.ptr[i]) || strchr("+-.", t.ptr[i])))))
		i++;
	if (i == 0 || i + 1 >= t.len || t.ptr[i] != ':')
		return false;
	slice rest = {t.ptr + i + 1, t.len - i - 1};
	if (slice_is(rest, "//"))
		return false;
	for (size_t k = 0; k < rest.len; k++) {
		unsigned char c = (unsigned char)rest.ptr[k];
		if (c <= ' ' || c == 0x7F || strchr("<>\"{}|\\^`", c))
			return false;
		bool hex = k + 2 < rest.len && strchr("0123456789abcdefABCDEF", rest.ptr[k + 1]) &&
		           strchr("0123456789abcdefABCDEF", rest.ptr[k + 2]);
		if (c == '%' && !hex)
			return false;
	}
	return true;
}

static bool is_uuid(slice t)
{
	if (t.len != 36)
		return false;
	for (size_t i = 0; i < t.len; i++) {
		char c = t.ptr[i];
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		if (dash ? c != '-' : !(is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
			return false;
	}
	return true;
}

static bool is_base64(slice t)
{
	size_t end = t.len;
	if (t.len % 4)
		return false;
	while (end && t.len - end < 2 && t.ptr[end - 1] == '=')
		end--;
	for (size_t i = 0; i < end; i++)
		if (!is_letter(t.ptr[i]) && !is_digit(t.ptr[i]) && t.ptr[i] != '+' && t.ptr[i] != '/')
			return false;
	return true;
}

bool cell_has_format(field_format format, slice text)
{
	switch (format) {
	case FORMAT_EMAIL: return is_email(text);
	case FORMAT_URI: return is_uri(text);
	case FORMAT_UUID: return is_uuid(text);
	case FORMAT_BINARY: return is_base64(text);
	default: return true;
	}
}
