/* sip.h: a staged set of files made into an E-ARK submission information package (CSIP and SIP 2.1.0): METS for the package and each representation, PREMIS,
 * EAD, the documentation that says what lies where, the ZIP file, the bag.
 *
 * The caller has staged the content: representations/rep1/data/… the documents, representations/rep2/data/… what they were computed from, schemas/…. */
#ifndef TONGKET_ARCHIVE_SIP_H
#define TONGKET_ARCHIVE_SIP_H

#include "archive/describe.h"
#include "archive/identity.h"
#include "archive/stage.h"

#define REP_DOCUMENTS "representations/rep1/data/"
#define REP_SOURCES "representations/rep2/data/"

typedef struct sip_options {
	const description *about;
	const char *moment;  /* of the package: "2015-08-25T00:00:00+07:00" */
	const char *checked; /* what validation found, in numbers, for the event: "files 3, rows 40, errors 0 …" */
	bool zip, bag;
} sip_options;

/* Write the metadata and publish the package. *name: what it is called in the stage's parent folder; in the stage's memory. False: reported. */
NODISCARD bool sip_publish(stage *s, const sip_options *o, const char **name);

/* ---- for the files of this folder ---- */

typedef struct sip {
	stage *stage;
	const sip_options *options;
	identity id;
} sip;

/* Stage EAD, PREMIS, the METS of a representation ("rep1") and of the package. False: reported. */
NODISCARD bool sip_put_ead(const sip *p);
NODISCARD bool sip_put_premis(const sip *p);
NODISCARD bool sip_put_rep_mets(const sip *p, const char *rep, const char *label);
NODISCARD bool sip_put_mets(const sip *p);

/* Make the staged package the payload of a bag (RFC 8493). False: reported. */
NODISCARD bool bag_wrap(const sip *p);

#define SIP_METS "METS.xml"
#define SIP_EAD "metadata/descriptive/EAD.xml"
#define SIP_PREMIS "metadata/preservation/PREMIS.xml"
#define SIP_PROGRAM "tongket"

#endif
