/* audit.c: values travel in disguise, so that everything between them is the author's. A value in a text becomes one character that is no
 * digit, phrases of the allow-list become blanks, and of what is left each word with a digit is told. */
#include "compose/audit.h"

#include "base/limits.h"
#include "compose/opaque.h"

#define VALUE '\x01' /* stands for a value; no text holds it */

static const message TYPED = {"typed-number", STATUS_USAGE,
    {"“{1}” là số gõ tay, không lấy từ số liệu nào hay giá trị nào của công việc",
        "“{1}” is typed: it comes from no figure and no value of the job"},
    {"Thay bằng {{tên}} của số liệu. Nếu là chữ cố định (số của một văn bản, một năm đã qua) thì ghi vào “audit” của template.yaml.",
        "Put the {{name}} of a figure in its place. If it is a fixed text (the number of a decree, a year long past), list it under "
        "“audit” "
        "in template.yaml."}};

/* Keys of directives that are names and settings; whatever else stands in a directive is printed. */
static const char *const SETTINGS[] = {"id", "kind", "query", "orientation", "columns", "group", "total-skip", "value", "percent", "across",
    "align", "width", "height", "fill", "decimals", "fixed", "categories", "series", "style", "rule"};

/* Without the values. */
static void put_literals(buf *out, slice text)
{
	while (text.len) {
		size_t value = opaque_value(text);
		buf_put_char(out, value ? VALUE : text.ptr[0]);
		text = (slice){text.ptr + (value ? value : 1), text.len - (value ? value : 1)};
	}
}

/* Where the phrase stands in `text`, `left` gets blanks: phrases may overlap. */
static void blank_phrase(slice text, char *left, slice phrase)
{
	for (size_t i = 0; phrase.len && i + phrase.len <= text.len; i++)
		if (memcmp(text.ptr + i, phrase.ptr, phrase.len) == 0)
			memset(left + i, ' ', phrase.len);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters, digits, what is not ASCII, and values: what may begin and end a word as it is shown. */
static bool is_wordy(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) || c == VALUE || c == '%';
}

/* "31/…": values are shown as dots. */
static void tell_word(composer *c, slice word, place where)
{
	while (word.len && !is_wordy(word.ptr[0]))
		word = (slice){word.ptr + 1, word.len - 1};
	while (word.len && !is_wordy(word.ptr[word.len - 1]))
		word.len--;
	buf shown = BUF_INIT(LIMIT_FIELD_BYTES);
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] == VALUE)
			buf_put_string(&shown, "…");
		else
			buf_put_char(&shown, word.ptr[i]);
	diag_report(c->diag, &TYPED, where, composer_string(c, buf_slice(&shown)));
	buf_free(&shown);
}

/* The words of `text` with a digit. */
static void tell_words(composer *c, slice text, place where)
{
	for (size_t i = 0; i < text.len; i++) {
		size_t begin = i;
		bool typed = false;
		for (; i < text.len && text.ptr[i] != ' ' && text.ptr[i] != '\n'; i++)
			typed = typed || is_digit(text.ptr[i]);
		if (typed)
			tell_word(c, (slice){text.ptr + begin, i - begin}, where);
	}
}

void audit_text(composer *c, slice text, place where)
{
	if (!c->allowed)
		return;
	buf literals = BUF_INIT(LIMIT_EXPANDED_BYTES), left = BUF_INIT(LIMIT_EXPANDED_BYTES);
	put_literals(&literals, text);
	buf_put_slice(&left, buf_slice(&literals));
	if (literals.failed || left.failed)
		diag_no_memory(c->diag);
	for (size_t i = 0; !left.failed && i < c->allowed->count; i++)
		blank_phrase(buf_slice(&literals), left.data, c->allowed->items[i]);
	tell_words(c, buf_slice(&left), where);
	buf_free(&literals);
	buf_free(&left);
}

void audit_value(composer *c, slice key, slice text, place where)
{
	for (size_t i = 0; i < COUNT_OF(SETTINGS); i++)
		if (slice_is(key, SETTINGS[i]))
			return;
	audit_text(c, text, where);
}
