/* describe.c: the table of descriptive fields. */
#include "archive/describe.h"

const field_rule ABOUT_RULES[ABOUT_COUNT] = {
    [ABOUT_FONDS] = {"fonds", true, FORM_TEXT, "OrganId", "code of the fonds"},
    [ABOUT_FILE_CODE] = {"file-code", true, FORM_TEXT, "FileCode", "code of the file (hồ sơ)"},
    [ABOUT_TITLE] = {"title", true, FORM_TEXT, "Title", "title of the file"},
    [ABOUT_RETENTION] = {"retention", true, FORM_TEXT, "Maintenance", "how long it is kept"},
    [ABOUT_ACCESS] = {"access", true, FORM_TEXT, "Rights", "who may see it"},
    [ABOUT_LANGUAGE] = {"language", false, FORM_LANGUAGE, "Language", "language as BCP 47; the template's where not given"},
    [ABOUT_START_DATE] = {"start-date", false, FORM_DATE, "StartDate", "first day of the period it covers"},
    [ABOUT_END_DATE] = {"end-date", false, FORM_DATE, "EndDate", "last day of the period it covers"},
    [ABOUT_KEYWORDS] = {"keywords", false, FORM_TEXT, "KeyWord", "words to find it by"},
    [ABOUT_DESCRIPTION] = {"description", false, FORM_TEXT, "Description", "note"},
    [ABOUT_CREATOR] = {"creator", true, FORM_TEXT, "Creator", "the organisation that issues the document"},
    [ABOUT_REPOSITORY] = {"repository", false, FORM_TEXT, NULL, "the archive that keeps it; the creator where not given"},
    [ABOUT_DOCUMENT_TYPE] = {"document-type", false, FORM_TEXT, "TypeName", "type of the document"},
    [ABOUT_NUMBER] = {"number", false, FORM_TEXT, "CodeNumber", "number of the document"},
    [ABOUT_NOTATION] = {"notation", false, FORM_TEXT, "CodeNotation", "symbol of the document"},
    [ABOUT_SUBJECT] = {"subject", false, FORM_TEXT, "Subject", "abstract of the document"},
    [ABOUT_ISSUED_DATE] = {"issued-date", true, FORM_DATE, "IssuedDate", "day of the document"},
    [ABOUT_SIGNER] = {"signer", false, FORM_TEXT, "FullName", "who signs"},
    [ABOUT_POSITION] = {"signer-position", false, FORM_TEXT, "Position", "office of the signer"},
};
