/* profile_keys.h: the keys of a profile, declared once: reading, checking and documentation come from these tables. */
#ifndef TONGKET_LAYOUT_PROFILE_KEYS_H
#define TONGKET_LAYOUT_PROFILE_KEYS_H

#include "layout/profile.h"

typedef enum {
	KEY_TEXT,
	KEY_TEXTS,
	KEY_FLAG,    /* bool */
	KEY_INTEGER, /* int64_t */
	KEY_NUMBER,  /* double: points, or hundredths, as the help says */
	KEY_MM,      /* double: millimetres in the file, points in the struct; the key ends with -mm */
	KEY_SETTING, /* text_setting: left, center, right, justified */
	KEY_FORM,    /* page_form: portrait, landscape */
	KEY_COLOUR,  /* "#1F4E79" */
	KEY_COLOURS, /* a list of them, into colours and colour_count of profile_chart */
	KEY_PAIRS,   /* a mapping, into forms and form_count of profile_signature */
	KEY_STYLES,  /* a mapping of names to styles, into profile_styles; `table` is that of one style */
	KEY_LOOKS,   /* a mapping of names to mappings with keys of their own: the styles of profile_table */
	KEY_SECTION  /* a mapping with keys of its own */
} key_kind;

typedef struct key_table key_table;

typedef struct profile_key {
	const char *name;
	key_kind kind;
	size_t offset;
	double minimum, maximum;
	bool required;          /* in the profile or in what it extends */
	const key_table *table; /* of KEY_SECTION */
	const char *help;
} profile_key;

struct key_table {
	const char *what; /* names the mapping in messages */
	const profile_key *keys;
	size_t count;
	size_t size; /* of the struct it fills */
};

#define PROFILE_KEYS_MAX 40 /* keys of one table */

extern const key_table profile_table_keys;       /* of the whole profile */
extern const key_table profile_table_style_keys; /* of one look of tables */

#endif
