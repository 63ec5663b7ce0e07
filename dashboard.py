"""The app that `streamlit run` serves: the frame around the pages."""

import streamlit as st

from pages import serving

app = st.App("pages/frame.py", routes=serving.routes(), lifespan=serving.announced)
