/* words.c: the table of words by language. */
#include "compose/words.h"

static const words WORDS[] = {
    {"vi", {"Biểu đồ cột", "Biểu đồ cột chồng", "Biểu đồ thanh ngang", "Biểu đồ đường", "Biểu đồ tròn"}, "không có số liệu", "Chữ ký của", "Dấu của"},
    {"en", {"Bar chart", "Stacked bar chart", "Horizontal bar chart", "Line chart", "Pie chart"}, "no figure", "Signature of", "Stamp of"},
};

const words *words_of(slice tag)
{
	for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
		size_t n = strlen(WORDS[i].language);
		if (slice_starts(tag, WORDS[i].language) && (tag.len == n || tag.ptr[n] == '-'))
			return &WORDS[i];
	}
	return &WORDS[0];
}
