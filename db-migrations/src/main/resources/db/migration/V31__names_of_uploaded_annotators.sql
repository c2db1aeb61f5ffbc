-- The names of those who answered elsewhere can be changed and forgotten.

grant update (name_digest, name_ciphertext), delete on uploaded_annotator to attune_api;
