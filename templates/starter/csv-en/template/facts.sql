{{=<% %>=}}
-- The figures of the report: each query returns the rows that make up the figure, the program adds them up.
-- With _file and _line, "tongket explain" can show which files and lines a figure comes from.
<%#tables%>

-- name: dem.<%table%>
-- kind: count
SELECT _file, _line FROM <%table%>;
<%#fields%>
<%#numeric%>

-- name: tong.<%table%>_<%field%>
-- kind: count
SELECT "<%field%>" AS value, _file, _line FROM <%table%> WHERE "<%field%>" IS NOT NULL;
<%/numeric%>
<%/fields%>

-- A table for the report: the first rows.
-- name: bang.<%table%>
-- kind: rows
SELECT <%#fields%><%#shown%><%#day%>vi_date("<%field%>") AS "<%field%>"<%/day%><%^day%>"<%field%>"<%/day%>, <%/shown%><%/fields%>_file, _line FROM <%table%> LIMIT 20;
<%/tables%>
