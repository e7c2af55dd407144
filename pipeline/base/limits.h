/* limits.h: every limit of the program, by name. Crossed by data: exit 1; crossed by a YAML, SQL or Markdown file of ours: exit 2. */
#ifndef TONGKET_BASE_LIMITS_H
#define TONGKET_BASE_LIMITS_H

#include <stddef.h>
#include <stdint.h>

#define LIMIT_FIELD_BYTES ((size_t)1 << 20)                /* one CSV field */
#define LIMIT_COLUMNS 4096                                 /* columns of one CSV file */
#define LIMIT_CSV_FILE_BYTES ((unsigned long long)8 << 30) /* one CSV file */
#define LIMIT_TEXT_FILE_BYTES ((size_t)16 << 20)           /* one YAML, SQL or Markdown file */
#define LIMIT_FONT_FILE_BYTES ((size_t)64 << 20)           /* one font file or ICC profile */
#define LIMIT_YAML_DEPTH 64                                /* nesting of a YAML file */
#define LIMIT_YAML_NODES 200000                            /* nodes of a YAML file, aliases expanded */
#define LIMIT_YAML_ANCHORS 1000                            /* anchors of a YAML file */
#define LIMIT_PATTERN_MATCH 100000                         /* PCRE2 match limit of one cell */
#define LIMIT_PATTERN_DEPTH 10000                          /* PCRE2 depth limit of one cell */
#define LIMIT_TABLES 256                                   /* tables of one template */
#define LIMIT_FIELDS 62                                    /* columns one table may declare: one bit each */
#define LIMIT_SQL_STEPS UINT64_C(50000000)                 /* virtual machine steps of one query of a template (half a second), and */
#define LIMIT_SQL_STEPS_PER_ROW UINT64_C(2000)             /* as many more for every row stored */
#define LIMIT_SQL_MEMORY (INT64_C(256) << 20)              /* bytes SQLite may take for one query of a template */
#define LIMIT_LIKE_PATTERN 1000                            /* bytes behind LIKE and GLOB */
#define LIMIT_FIGURE_BYTES ((size_t)256 << 20)             /* one table or list of facts.sql in memory */
#define LIMIT_SECTION_NESTING 32                           /* Mustache sections inside each other */
#define LIMIT_EXPANDED_BYTES ((size_t)256 << 20)           /* a report after Mustache */
#define LIMIT_EXPANDED_STEPS ((size_t)50000000)            /* pieces and tags rendered to make it */
#define LIMIT_BLOCK_NESTING 32                             /* lists and quotes of a report inside each other */
#define LIMIT_HEAD_NESTING 8                               /* column heads of a table inside each other */
#define LIMIT_PAGES 100000                                 /* pages of one document */
#define LIMIT_DOCUMENTS 100000                             /* documents of one for-each */
#define LIMIT_OUTPUT_PATH 1024                             /* bytes of the name of an output below the output folder */
#define LIMIT_WORD_BYTES ((size_t)16 << 10)                /* a text without a space; shaping costs the square of it */
#define LIMIT_ATTACHED_BYTES ((size_t)1 << 30)             /* files attached to one document */
#define LIMIT_OUTPUT_BYTES ((size_t)4 << 30)               /* one output file held in memory */
#define LIMIT_MEMORY_BUFFER ((size_t)4 << 30)              /* a buffer without a tighter limit */
#define LIMIT_PACKAGE_FILES 200000                         /* files of a package that is verified */
#define LIMIT_PACKAGE_PATH 1024                            /* bytes of a path in a package */
#define LIMIT_PACKAGE_BYTES ((uint64_t)64 << 30)           /* a package unpacked */
#define LIMIT_PACKAGE_RATIO UINT64_C(250)                  /* how many times larger a ZIP file may become, beyond LIMIT_PACKAGE_SLACK */
#define LIMIT_PACKAGE_SLACK ((uint64_t)64 << 20)
#define LIMIT_PACKAGE_XML ((size_t)256 << 20)    /* one METS, PREMIS or EAD file, or a manifest */
#define LIMIT_PACKAGE_TAG ((size_t)64 << 10)     /* and one tag in it */
#define LIMIT_PICTURE_BYTES ((size_t)64 << 20)   /* one PNG or JPEG file */
#define LIMIT_PICTURE_PIXELS (UINT32_C(1) << 25) /* and its pixels: A3 at 400 an inch */
#define LIMIT_FINDINGS 1000                      /* findings of a package told one by one */

#endif
