// E-mails: parts, transfer encodings, headers.
export { default as PostalMime } from "postal-mime";
