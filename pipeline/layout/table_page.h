/* table_page.h: where the rows of a table go over to the next page. Heights only: nothing is painted here. */
#ifndef TONGKET_LAYOUT_TABLE_PAGE_H
#define TONGKET_LAYOUT_TABLE_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What goes on one page whole: a row, or one line of a row that is higher than a page. */
typedef struct table_piece {
	uint32_t row;
	uint32_t first_line;
	uint32_t line_count; /* PIECE_WHOLE: all */
	float height;        /* points */
	bool group;          /* names the rows under it: not the last of a page */
	bool closes;         /* adds up its group: not the first of a page */
	bool total;          /* adds up the rows over it: not alone on a page */
} table_piece;
#define PIECE_WHOLE UINT32_MAX

typedef struct table_pieces {
	const table_piece *items;
	size_t count;
	double after; /* height of what stays with the last piece: the note under the table */
	double foot;  /* of what ends every page but the last: the sums carried over */
	double page;  /* room of a whole page under the head */
	double keep;  /* that may stay empty at the end of a page to keep a group whole; 0: groups are not kept */
} table_pieces;

/* Fewest body rows under the head where a table begins, and on its last page. */
#define TABLE_ROWS_TOGETHER 2

/* The end of the page that begins with piece `first` and has `room` points under its head. `fresh`: a new page would not have more. The result
 * is > first when `fresh` (a piece too high for it is returned all the same); else `first` says: begin a new page. */
size_t table_page_end(const table_pieces *p, size_t first, double room, bool fresh);

#endif
