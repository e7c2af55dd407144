/* record.h: one record below the header: its cells checked, told, and handed on as a row. */
#ifndef TONGKET_VALIDATE_RECORD_H
#define TONGKET_VALIDATE_RECORD_H

#include "validate/check.h"

/* False: stopped, or out of memory (reported). */
bool record_check(check *c, const csv_record *record);

/* A record whose fields could not be told apart. */
bool record_tell_broken(check *c, const csv_record *record, bool is_row);

/* Note a blank record; many of them are told at once, at the end, by record_end. */
bool record_note_blank(check *c, unsigned line);
bool record_end(check *c);

#endif
