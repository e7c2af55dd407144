/* blank.c: the characters, written as their UTF-8 bytes: cells are looked at before anything decodes them. */
#include "ingest/blank.h"

blank_kind blank_at(slice t, size_t *len)
{
	const unsigned char *p = (const unsigned char *)t.ptr;
	*len = 2;
	if (t.len >= 2 && p[0] == 0xC2 && p[1] == 0xA0)
		return BLANK_SPACE;
	*len = 3;
	if (t.len < 3)
		return BLANK_NONE;
	if (p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0x87 || p[2] == 0xAF))
		return BLANK_SPACE;
	bool zero_width = p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x8B && p[2] <= 0x8F;
	bool joiner = p[0] == 0xE2 && p[1] == 0x81 && p[2] == 0xA0;
	bool bom = p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF;
	return zero_width || joiner || bom ? BLANK_INVISIBLE : BLANK_NONE;
}

bool blank_cell(slice cell)
{
	while (cell.len) {
		size_t n = 1;
		bool space = *cell.ptr == ' ' || (*cell.ptr >= '\t' && *cell.ptr <= '\r');
		if (!space && ((unsigned char)*cell.ptr < 0x80 || blank_at(cell, &n) == BLANK_NONE))
			return false;
		cell.ptr += n;
		cell.len -= n;
	}
	return true;
}

bool blank_record(const csv_record *record)
{
	for (size_t i = 0; i < record->count; i++)
		if (!blank_cell(record->fields[i]))
			return false;
	return !record->overflow;
}
