/* audit.h: numbers that the author typed: digits in the words of a document that come from no figure and no value of the job. */
#ifndef TONGKET_COMPOSE_AUDIT_H
#define TONGKET_COMPOSE_AUDIT_H

#include "compose/composer.h"

/* Report (STATUS_USAGE) every word of `text`, in which values are still in disguise, that holds a digit of the author's own and is in no phrase
 * that the template allows. Nothing when no audit is wanted. */
void audit_text(composer *c, slice text, place where);

/* The same for the value of a directive's key, unless the key is a name or a setting. */
void audit_value(composer *c, slice key, slice text, place where);

#endif
