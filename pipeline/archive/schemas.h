/* schemas.h: the XML of a package against the published schemas, where somebody has put these on the machine: no package of Debian holds them. */
#ifndef TONGKET_ARCHIVE_SCHEMAS_H
#define TONGKET_ARCHIVE_SCHEMAS_H

#include "base/diag.h"

typedef struct schemas schemas;

/* The schemas in `folder`: any of mets.xsd (with xlink.xsd), DILCISExtensionMETS.xsd, DILCISExtensionSIPMETS.xsd, premis.xsd, ead3.xsd. NULL: none there, or they
 * cannot be read (reported, STATUS_USAGE). Nothing is fetched from a network. Yours, schemas_free. */
schemas *schemas_open(const char *folder, diag *d);
void schemas_free(schemas *s);

/* Check a text named `shown` when the schema of its kind is there: "mets", "premis" or "ead3". What is wrong is reported to `found` (STATUS_DATA). */
typedef enum { SCHEMA_METS, SCHEMA_PREMIS, SCHEMA_EAD } schema_kind;
void schemas_check(const schemas *s, schema_kind kind, slice text, const char *shown, diag *found);

#endif
