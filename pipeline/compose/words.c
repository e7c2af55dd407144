/* words.c: the table of words by language. */
#include "compose/words.h"

static const words WORDS[] = {
    {"vi",
        {[CHART_BAR] = "Biểu đồ cột",
            [CHART_STACKED_BAR] = "Biểu đồ cột chồng",
            [CHART_PERCENT_BAR] = "Biểu đồ cột chồng 100%",
            [CHART_HORIZONTAL_BAR] = "Biểu đồ thanh ngang",
            [CHART_STACKED_HORIZONTAL_BAR] = "Biểu đồ thanh ngang chồng",
            [CHART_PERCENT_HORIZONTAL_BAR] = "Biểu đồ thanh ngang chồng 100%",
            [CHART_LINE] = "Biểu đồ đường",
            [CHART_PIE] = "Biểu đồ tròn"},
        "không có số liệu", "mục", "dãy số liệu", "đầu", "cuối", "thấp nhất", "cao nhất", "mọi mục đều là",
        "Toàn bộ số liệu ở bảng ngay sau biểu đồ", "Chữ ký của", "Dấu của"},
    {"en",
        {[CHART_BAR] = "Bar chart",
            [CHART_STACKED_BAR] = "Stacked bar chart",
            [CHART_PERCENT_BAR] = "100% stacked bar chart",
            [CHART_HORIZONTAL_BAR] = "Horizontal bar chart",
            [CHART_STACKED_HORIZONTAL_BAR] = "Stacked horizontal bar chart",
            [CHART_PERCENT_HORIZONTAL_BAR] = "100% stacked horizontal bar chart",
            [CHART_LINE] = "Line chart",
            [CHART_PIE] = "Pie chart"},
        "no figure", "categories", "series", "first", "last", "lowest", "highest", "every category is",
        "All figures are in the table right after the chart", "Signature of", "Stamp of"},
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
