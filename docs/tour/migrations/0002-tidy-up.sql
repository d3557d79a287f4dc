alter table ads drop column note;
create unique index ads_email on ads (email);
alter table ads add column owner text not null;
