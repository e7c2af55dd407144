{{=<% %>=}}
-- Các con số của báo cáo: mỗi truy vấn trả về những dòng góp vào con số, chương trình cộng lại.
-- Có _file, _line thì "tongket explain" chỉ được con số do tệp nào, dòng nào mà ra.
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

-- Một bảng cho báo cáo: những dòng đầu.
-- name: bang.<%table%>
-- kind: rows
SELECT <%#fields%><%#shown%><%#day%>vi_date("<%field%>") AS "<%field%>"<%/day%><%^day%>"<%field%>"<%/day%>, <%/shown%><%/fields%>_file, _line FROM <%table%> LIMIT 20;
<%/tables%>
