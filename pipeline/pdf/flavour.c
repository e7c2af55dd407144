/* flavour.c: the table of flavours. All are made from one display list and carry its tags; they differ in what they say of themselves and in how the
 * file is built. PDF/A-1b claims no PDF/UA: that standard builds on PDF 1.7, and half of what it asks for is younger than 1.4. */
#include "pdf/flavour.h"

#include <stddef.h>

const char *const PDF_FLAVOUR_NAMES[] = {"2a", "3a", "2u", "1b", NULL};

static const flavour_rules RULES[PDF_FLAVOURS] = {
    [PDF_2A] = {.header = "%PDF-1.7", .part = "2", .conformance = "A", .universal = true},
    [PDF_3A] = {.header = "%PDF-1.7", .part = "3", .conformance = "A", .universal = true, .attachments = true},
    [PDF_2U] = {.header = "%PDF-1.7", .part = "2", .conformance = "U", .universal = true},
    [PDF_1B] =
        {.header = "%PDF-1.4", .part = "1", .conformance = "B", .classic = true, .cid_sets = true, .opaque = true, .array_most = 8191},
};

const flavour_rules *flavour_get(pdf_flavour f)
{
	return &RULES[f];
}
